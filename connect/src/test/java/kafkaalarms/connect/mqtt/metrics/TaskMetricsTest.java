package kafkaalarms.connect.mqtt.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.LongAdder;
import kafkaalarms.connect.mqtt.support.RecordedMetrics;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {
    @Test
    void count_Incremented_IsWhatTheWorkerReads() {
        RecordedMetrics recorded = new RecordedMetrics();
        LongAdder count = new TaskMetrics(() -> recorded).count("some-total", "Some");
        count.add(3);
        assertEquals(3, recorded.value("some-total"));
    }

    @Test
    void count_OnAWorkerWithoutSuchMetrics_CountsAllTheSame() {
        TaskMetrics metrics = new TaskMetrics(() -> {
            throw new NoSuchMethodError("pluginMetrics");
        });
        LongAdder count = metrics.count("some-total", "Some");
        count.increment();
        assertEquals(1, count.sum());
    }
}
