package kafkaalarms.connect.mqtt.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import kafkaalarms.connect.mqtt.support.Eventually;
import kafkaalarms.connect.mqtt.support.RecordedMetrics;
import org.apache.kafka.common.MetricName;
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

    @Test
    void count_WhileAnEarlierTaskHoldsTheName_CountsAndIsShownWhenItIsFree() throws Exception {
        RecordedMetrics recorded = new RecordedMetrics();
        new TaskMetrics(() -> recorded).count("some-total", "Some").add(100);
        TaskMetrics metrics = new TaskMetrics(() -> recorded);
        metrics.count("some-total", "Some").add(3);
        assertEquals(100, recorded.value("some-total"));
        recorded.removeMetric(new MetricName("some-total", "plugins", "Some", Map.of()));
        Eventually.holds("it is shown", Duration.ofSeconds(60), () -> {
            metrics.showWaiting();
            return recorded.has("some-total");
        });
        assertEquals(3, recorded.value("some-total"));
    }

    @Test
    void count_WhereEvenTheInterfaceIsUnknown_CountsAllTheSame() throws Exception {
        Class<?> type = new OlderWorker().loadClass(TaskMetrics.class.getName());
        Supplier<Object> registry = Object::new;
        Object metrics = type.getConstructor(Supplier.class).newInstance(registry);
        LongAdder count = (LongAdder) type.getMethod("count", String.class, String.class)
            .invoke(metrics, "some", "Some");
        count.increment();
        assertEquals(1, count.sum());
    }

    /** Our classes over those of a worker from before Kafka 4.1. */
    private static final class OlderWorker extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals("org.apache.kafka.common.metrics.PluginMetrics")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("kafkaalarms.")) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
