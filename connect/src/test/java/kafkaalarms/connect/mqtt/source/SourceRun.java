package kafkaalarms.connect.mqtt.source;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.client.LinkKeeper;
import kafkaalarms.connect.mqtt.support.RecordedMetrics;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A source task, driven as a worker would drive it. */
final class SourceRun implements AutoCloseable {
    private final MqttSourceTask task = new MqttSourceTask();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final Map<String, String> settings;

    private SourceRun(Map<String, String> settings) {
        this.settings = settings;
    }

    static Map<String, String> settings(String url, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
            "mqtt.url", url, "mqtt.client.id", "source", "mqtt.topic", "sensor/+", "kafka.topic", "records",
            "mqtt.reconnect.backoff.ms", "20", "mqtt.reconnect.backoff.max.ms", "200"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    static SourceRun start(String url, String... more) {
        SourceRun run = new SourceRun(settings(url, more));
        run.task.initialize(run.new Context());
        run.task.start(run.settings);
        return run;
    }

    /** Why the task fails: at its start or, if no answer came while that waited for one, later. */
    static ConnectException failure(String url, String... more) {
        long began = System.nanoTime();
        try (SourceRun run = start(url, more)) {
            assertTrue(System.nanoTime() - began >= LinkKeeper.FIRST_CONNECTION.toNanos(), "The start did not fail");
            return assertThrows(ConnectException.class, () -> run.poll(1));
        } catch (ConnectException e) {
            return e;
        }
    }

    MqttSourceTask task() {
        return task;
    }

    long metric(String name) {
        return metrics.value(name);
    }

    /** Polls until so many records are there. */
    List<SourceRecord> poll(int count) throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (records.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Only " + records.size() + " of " + count + " records came");
            }
            List<SourceRecord> some = task.poll();
            if (some != null) {
                records.addAll(some);
            }
        }
        return records;
    }

    /** What one poll brings; nothing after half a second without any. */
    List<SourceRecord> pollOnce() throws InterruptedException {
        List<SourceRecord> some = task.poll();
        return some == null ? List.of() : some;
    }

    /** Kafka has the record. */
    void commit(SourceRecord record) {
        task.commitRecord(record, new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0));
    }

    @Override
    public void close() {
        task.stop();
    }

    private final class Context implements SourceTaskContext {
        @Override
        public Map<String, String> configs() {
            return settings;
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            throw new UnsupportedOperationException();
        }

        @Override
        public PluginMetrics pluginMetrics() {
            return metrics;
        }
    }
}
