package kafkaalarms.connect.mqtt.source;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Messages between the connections of a task and its poll. The broker bounds those of QoS 1 by the receive maximum;
 * those of QoS 0, which it does not bound, find no place beyond that many.
 */
final class Inbox {
    private static final int MOST_AT_ONCE = 1_000;

    private final LinkedBlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
    private final int mostUnbounded;

    Inbox(int mostUnbounded) {
        this.mostUnbounded = mostUnbounded;
    }

    void add(Arrival arrival) {
        queue.add(arrival);
    }

    /** Adds a message that the broker does not bound; false when there is no place. */
    boolean addIfPlace(Arrival arrival) {
        return queue.size() < mostUnbounded && queue.add(arrival);
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

    /** Forgets what came over a connection that is gone: it comes again over the next. */
    void forget(AckOrder order) {
        queue.removeIf(arrival -> arrival.isOf(order));
    }
}
