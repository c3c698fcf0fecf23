package kafkaalarms.connect.mqtt.client;

/**
 * Hears of one connection after the other. All calls about one connection come from its own threads, and for each
 * {@link #opening} there is one {@link #ended}.
 */
public interface LinkListener {
    /** Hears nothing: for sessions that only publish. */
    LinkListener NONE = new LinkListener() { };

    /** A connection is about to be made; messages may arrive from now on. */
    default void opening(Link link) {
    }

    /**
     * A message came. Blocking holds the broker back; more than some seconds end the connection, and the library
     * waits for this call when it ends one.
     *
     * @param id packet id to acknowledge it by; of no meaning when {@code qos} is 0
     */
    default void arrived(Link link, String topic, byte[] payload, int id, int qos) {
    }

    /** The connection is gone: what was not acknowledged on it never will be, and comes again on another. */
    default void ended(Link link) {
    }

    /** The broker has forgotten the session that an earlier connection had. */
    default void sessionLost(Link link) {
    }
}
