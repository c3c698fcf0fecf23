package kafkaalarms.connect.mqtt.source;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import kafkaalarms.connect.mqtt.metrics.TaskMetrics;

/** What a source task counts. */
final class SourceMetrics {
    final LongAdder received;
    final LongAdder acknowledged;
    final LongAdder deadLetters;
    final LongAdder leftOut;
    final LongAdder dropped;
    final LongAdder overflowed;
    final LongAdder sessionsLost;
    final LongAdder stalled;
    private final TaskMetrics metrics;

    SourceMetrics(TaskMetrics metrics) {
        this.metrics = metrics;
        received = metrics.count("messages-received-total", "MQTT messages that came, repeated ones included");
        acknowledged = metrics.count("records-acknowledged-total", "Records that Kafka has acknowledged");
        deadLetters = metrics.count("dead-letters-total", "Messages sent to dead.letter.topic");
        leftOut = metrics.count("messages-left-out-total", "Messages left out, for want of a dead-letter topic");
        dropped = metrics.count("records-dropped-total", "Records dropped by a transform or errors.tolerance=all");
        overflowed = metrics.count("messages-overflowed-total", "Messages of QoS 0 for which there was no place");
        stalled = metrics.count("connections-stalled-total", "Connections ended since Kafka took nothing for long");
        sessionsLost = metrics.count("sessions-lost-total", "Times the broker had forgotten the session");
    }

    void showWaiting() {
        metrics.showWaiting();
    }

    /** Numbers of the task's connections. */
    void watch(LongSupplier unacknowledged, LongSupplier open, LongSupplier reconnections) {
        metrics.gauge("messages-unacknowledged", "Messages that the broker waits to have acknowledged", unacknowledged);
        metrics.gauge("connections-open", "MQTT connections that are open now", open);
        metrics.gauge("reconnections-total", "MQTT connections made after the first", reconnections);
    }
}
