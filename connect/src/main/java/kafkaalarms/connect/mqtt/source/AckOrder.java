package kafkaalarms.connect.mqtt.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/**
 * Acknowledges the messages of one connection in the order in which they came, as MQTT demands (OASIS MQTT 5.0,
 * 4.6.0-2), whatever order Kafka takes their records in. So what is unacknowledged at any moment, and comes again after
 * a fault, is the youngest messages without a gap.
 */
final class AckOrder {
    private final IntConsumer acknowledge;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private boolean closed;

    /** @param acknowledge sends the acknowledgement of a packet id; must not block */
    AckOrder(IntConsumer acknowledge) {
        this.acknowledge = acknowledge;
    }

    /** Takes a message in; false when its connection is gone already, so that it will come again. */
    synchronized boolean receive(Arrival arrival) {
        if (!closed) {
            waiting.add(arrival);
        }
        return !closed;
    }

    synchronized void settle(Arrival arrival) {
        arrival.markSettled();
        while (!waiting.isEmpty() && waiting.peek().isSettled()) {
            acknowledge.accept(waiting.poll().id());
        }
    }

    /** The connection is gone: nothing is acknowledged on it any more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    synchronized int size() {
        return waiting.size();
    }
}
