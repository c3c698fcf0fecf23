package kafkaalarms.connect.mqtt.client;

/** A connection could not be made, or ended. */
final class LinkException extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    /** @param code reason code of MQTT 5, or 0 when there is none */
    LinkException(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    int code() {
        return code;
    }
}
