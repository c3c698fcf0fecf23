package kafkaalarms.connect.mqtt.source;

import kafkaalarms.connect.mqtt.topic.TopicFilter;

/** A message as it came from the broker, and where its acknowledgement is kept. */
final class Arrival {
    private final TopicFilter filter;
    private final String topic;
    private final byte[] payload;
    private final AckOrder order;
    private final int id;
    /** Guarded by {@link #order}. */
    private boolean settled;

    /** @param order null: of QoS 0, which nobody acknowledges */
    Arrival(TopicFilter filter, String topic, byte[] payload, AckOrder order, int id) {
        this.filter = filter;
        this.topic = topic;
        this.payload = payload;
        this.order = order;
        this.id = id;
    }

    TopicFilter filter() {
        return filter;
    }

    String topic() {
        return topic;
    }

    byte[] payload() {
        return payload;
    }

    int id() {
        return id;
    }

    /** Kafka has it, or nobody ever will: it may be acknowledged. */
    void settle() {
        if (order != null) {
            order.settle(this);
        }
    }

    void markSettled() {
        settled = true;
    }

    boolean isSettled() {
        return settled;
    }
}
