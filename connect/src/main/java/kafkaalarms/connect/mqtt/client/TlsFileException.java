package kafkaalarms.connect.mqtt.client;

/** A file for TLS is missing or does not hold what it should. */
final class TlsFileException extends Exception {
    private static final long serialVersionUID = 1;

    TlsFileException(String message, Throwable cause) {
        super(cause == null ? message : message + ": " + cause, cause);
    }
}
