package kafkaalarms.connect.mqtt.sink;

import java.util.concurrent.atomic.LongAdder;
import kafkaalarms.connect.mqtt.client.LinkKeeper;
import kafkaalarms.connect.mqtt.metrics.TaskMetrics;

/** What a sink task counts. */
final class SinkMetrics {
    final LongAdder published;
    final LongAdder repeated;
    final LongAdder tombstones;
    final LongAdder reported;
    final LongAdder leftOut;

    private final TaskMetrics metrics;

    SinkMetrics(TaskMetrics metrics, LinkKeeper keeper) {
        this.metrics = metrics;
        published = metrics.count("messages-published-total", "Messages that the broker has acknowledged");
        repeated = metrics.count("messages-repeated-total", "Messages sent again after a fault");
        tombstones = metrics.count("tombstones-total", "Records without a value, for which nothing is published");
        reported = metrics.count("errant-records-total", "Records that cannot be published, reported to Connect");
        leftOut = metrics.count("records-left-out-total", "Records that cannot be published, with nobody to report to");
        metrics.gauge("connections-open", "MQTT connections that are open now", () -> keeper.health().isUp() ? 1 : 0);
        metrics.gauge("reconnections-total", "MQTT connections made after the first", keeper::reconnections);
    }

    void showWaiting() {
        metrics.showWaiting();
    }
}
