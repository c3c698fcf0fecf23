package kafkaalarms.connect.mqtt.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;

/** Metrics as a worker would keep them, by their names. */
public final class RecordedMetrics implements PluginMetrics {
    private final Map<String, Gauge<?>> gauges = new ConcurrentHashMap<>();

    public boolean has(String name) {
        return gauges.containsKey(name);
    }

    public long value(String name) {
        Gauge<?> gauge = gauges.get(name);
        if (gauge == null) {
            throw new AssertionError("No metric " + name + " among " + gauges.keySet());
        }
        return (Long) gauge.value(null, 0);
    }

    @Override
    public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
        return new MetricName(name, "plugins", description, tags);
    }

    @Override
    public void addMetric(MetricName metricName, MetricValueProvider<?> provider) {
        if (gauges.putIfAbsent(metricName.name(), (Gauge<?>) provider) != null) {
            throw new IllegalArgumentException("A metric named " + metricName + " already exists");
        }
    }

    @Override
    public void removeMetric(MetricName metricName) {
        gauges.remove(metricName.name());
    }

    @Override
    public Sensor addSensor(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeSensor(String name) {
        throw new UnsupportedOperationException();
    }
}
