package kafkaalarms.connect.mqtt.client;

/**
 * The session that the broker keeps under a client id.
 *
 * @param expirySeconds how long it outlives its connection; 0: not at all, and each connection starts with none
 * @param receiveMaximum messages that the broker may have under way to us without our acknowledgement
 * @param filter topic filter to subscribe to; null: none
 * @param retainedAlways whether retained messages come at each subscription, not only at the first of the session
 */
public record SessionSettings(
        String clientId, long expirySeconds, int receiveMaximum, String filter, boolean retainedAlways) {
    private static final int UNUSED_RECEIVE_MAXIMUM = 10;

    /** A session that only publishes, and of which nothing is kept. */
    public static SessionSettings publishing(String clientId) {
        return new SessionSettings(clientId, 0, UNUSED_RECEIVE_MAXIMUM, null, false);
    }
}
