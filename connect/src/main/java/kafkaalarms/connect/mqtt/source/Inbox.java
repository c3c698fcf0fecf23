package kafkaalarms.connect.mqtt.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Messages between the connections of a task and its poll. They stay when their connection ends, although the broker
 * sends them again: one that was killed may have forgotten them, and then they are here alone.
 */
final class Inbox {
    private static final int MOST_AT_ONCE = 1_000;

    private final LinkedBlockingQueue<Arrival> queue;
    private final int mostUnbounded;

    /**
     * @param most places for messages that the broker keeps until they are acknowledged
     * @param mostUnbounded places for messages of QoS 0, besides
     */
    Inbox(int most, int mostUnbounded) {
        queue = new LinkedBlockingQueue<>(most + mostUnbounded);
        this.mostUnbounded = mostUnbounded;
    }

    /** Adds a message when there is a place, waited for; false when there is none in time. */
    boolean add(Arrival arrival, Duration longest) throws InterruptedException {
        return queue.offer(arrival, longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Adds a message that is lost when there is no place; false when it is. */
    boolean addIfPlace(Arrival arrival) {
        return queue.size() < mostUnbounded && queue.offer(arrival);
    }

    /** What is there, waited for; empty when nothing came in time. */
    List<Arrival> take(long waitMs) throws InterruptedException {
        Arrival first = queue.poll(waitMs, TimeUnit.MILLISECONDS);
        List<Arrival> batch = new ArrayList<>();
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, MOST_AT_ONCE - 1);
        }
        return batch;
    }
}
