package kafkaalarms.connect.mqtt.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/**
 * Acknowledges the messages of one connection in the order in which they came, as MQTT demands (OASIS MQTT 5.0,
 * 4.6.0-2), whatever order Kafka takes their records in. So what is unacknowledged at any moment, and comes again after
 * a fault, is the youngest messages without a gap.
 */
final class AckOrder {
    enum Receipt { TAKEN, NO_PLACE, CLOSED }

    private final IntConsumer acknowledge;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private final int most;
    private boolean closed;

    /**
     * @param most unacknowledged messages that have a place; not every broker keeps to the receive maximum
     * @param acknowledge sends the acknowledgement of a packet id; must not block
     */
    AckOrder(int most, IntConsumer acknowledge) {
        this.most = most;
        this.acknowledge = acknowledge;
    }

    /** Takes a message in when there is a place, waited for; {@code CLOSED} and {@code NO_PLACE} come again. */
    synchronized Receipt receive(Arrival arrival, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!closed && waiting.size() >= most) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Receipt.NO_PLACE;
            }
            wait(left);
        }
        if (closed) {
            return Receipt.CLOSED;
        }
        waiting.add(arrival);
        return Receipt.TAKEN;
    }

    synchronized void settle(Arrival arrival) {
        arrival.markSettled();
        while (!waiting.isEmpty() && waiting.peek().isSettled()) {
            acknowledge.accept(waiting.poll().id());
            notifyAll();
        }
    }

    /** The connection is gone: nothing is acknowledged on it any more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    synchronized int size() {
        return waiting.size();
    }
}
