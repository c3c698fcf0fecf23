package kafkaalarms.connect.mqtt.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers of one task, shown by Connect where it shows its own (KIP-877): JMX and metric reporters. */
public final class TaskMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(TaskMetrics.class);

    private static final long RETRY_NANOS = 1_000_000_000L;

    private final Supplier<PluginMetrics> registry;
    private final Map<String, Shown> waiting = new LinkedHashMap<>();
    private boolean shown = true;
    private long triedAt;

    private record Shown(String description, LongSupplier value) { }

    public TaskMetrics(Supplier<PluginMetrics> registry) {
        this.registry = registry;
    }

    /** A count that only grows. */
    public LongAdder count(String name, String description) {
        LongAdder count = new LongAdder();
        gauge(name, description, count::sum);
        return count;
    }

    /** A number that is asked for when somebody looks. */
    public void gauge(String name, String description, LongSupplier value) {
        waiting.put(name, new Shown(description, value));
        show();
    }

    /**
     * Shows what could not be shown yet, from time to time: a task that Connect gave up waiting for holds the same
     * names
     * until it ends, and must not keep its successor from working.
     */
    public void showWaiting() {
        if (!waiting.isEmpty() && System.nanoTime() - triedAt > RETRY_NANOS) {
            show();
        }
    }

    private void show() {
        triedAt = System.nanoTime();
        if (shown) {
            waiting.entrySet().removeIf(one -> show(one.getKey(), one.getValue()));
        }
    }

    private boolean show(String name, Shown one) {
        try {
            PluginMetrics metrics = registry.get();
            MetricName metric = metrics.metricName(name, one.description(), new LinkedHashMap<>());
            metrics.addMetric(metric, (Gauge<Long>) (config, now) -> one.value().getAsLong());
            return true;
        } catch (IllegalArgumentException e) {
            LOG.debug("The metric {} is still that of an earlier task", name, e);
            return false;
        } catch (LinkageError e) {
            shown = false;
            LOG.info("This Connect is older than Kafka 4.1 and shows no metrics of connectors. All else works.");
            return true;
        }
    }
}
