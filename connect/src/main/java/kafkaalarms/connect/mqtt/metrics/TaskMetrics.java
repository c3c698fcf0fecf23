package kafkaalarms.connect.mqtt.metrics;

import java.util.LinkedHashMap;
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

    private final Supplier<PluginMetrics> registry;
    private boolean shown = true;

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
        if (!shown) {
            return;
        }
        try {
            PluginMetrics metrics = registry.get();
            MetricName metric = metrics.metricName(name, description, new LinkedHashMap<>());
            metrics.addMetric(metric, (Gauge<Long>) (config, now) -> value.getAsLong());
        } catch (LinkageError e) {
            shown = false;
            LOG.info("This Connect is older than Kafka 4.1 and shows no metrics of connectors. All else works.");
        }
    }
}
