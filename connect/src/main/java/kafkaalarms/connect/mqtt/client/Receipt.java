package kafkaalarms.connect.mqtt.client;

/** Hears how a publication ended; exactly one call, from a thread of the connection, which must not be blocked. */
public interface Receipt {
    /** The broker has taken the message. */
    void acknowledged();

    /** The broker refuses the message, and would do so again. */
    void refused(String why);

    /** The broker does not allow this client to publish to the topic. */
    void denied(String why);

    /** The connection ended before the broker's answer: the message may or may not have reached it. */
    void cutOff(String why);

    /** The broker does not take the message now, but may take it later. */
    void failed(String why);
}
