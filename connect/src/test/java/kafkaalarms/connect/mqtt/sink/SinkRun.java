package kafkaalarms.connect.mqtt.sink;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import kafkaalarms.connect.mqtt.client.LinkKeeper;
import kafkaalarms.connect.mqtt.support.RecordedMetrics;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** A sink task, driven as a worker would drive it. */
final class SinkRun implements AutoCloseable {
    /** A record that was reported, and why. */
    record Reported(SinkRecord record, String why) { }

    final List<Reported> reported = new ArrayList<>();
    private final MqttSinkTask task = new MqttSinkTask();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final Map<String, String> settings = new HashMap<>();
    private final boolean reporting;
    private int commitsRequested;
    private long offset;

    private SinkRun(boolean reporting) {
        this.reporting = reporting;
    }

    static SinkRun start(String url, String... more) {
        return start(true, url, more);
    }

    static SinkRun startWithoutReporter(String url, String... more) {
        return start(false, url, more);
    }

    private static SinkRun start(boolean reporting, String url, String... more) {
        SinkRun run = new SinkRun(reporting);
        run.settings.putAll(Map.of(
            "mqtt.url", url, "mqtt.client.id", "sink", "mqtt.topic", "devices/{key}/commands",
            "mqtt.reconnect.backoff.ms", "20", "mqtt.reconnect.backoff.max.ms", "200"));
        for (int i = 0; i < more.length; i += 2) {
            run.settings.put(more[i], more[i + 1]);
        }
        run.task.initialize(run.new Context());
        run.task.start(run.settings);
        return run;
    }

    /** Why the task fails: at its start or, if no answer came while that waited for one, later. */
    static ConnectException failure(String url, String... more) {
        long began = System.nanoTime();
        try (SinkRun run = start(url, more)) {
            assertTrue(System.nanoTime() - began >= LinkKeeper.FIRST_CONNECTION.toNanos(), "The start did not fail");
            return assertThrows(ConnectException.class, () -> run.put(run.record("a", "1")));
        } catch (ConnectException e) {
            return e;
        }
    }

    MqttSinkTask task() {
        return task;
    }

    long metric(String name) {
        return metrics.value(name);
    }

    int commitsRequested() {
        return commitsRequested;
    }

    SinkRecord record(Object key, Object value) {
        return new SinkRecord(
            "alarme", 0, Schema.OPTIONAL_BYTES_SCHEMA, key, Schema.OPTIONAL_BYTES_SCHEMA, value, offset++, null,
            TimestampType.NO_TIMESTAMP_TYPE);
    }

    SinkRecord record(String key, String value) {
        return record((Object) key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    /** Hands a batch over until the task takes it, as a worker does. */
    void put(Collection<SinkRecord> batch) {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (true) {
            try {
                task.put(batch);
                return;
            } catch (RetriableException e) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("The batch was not taken", e);
                }
            }
        }
    }

    void put(SinkRecord... batch) {
        put(List.of(batch));
    }

    @Override
    public void close() {
        task.stop();
    }

    private final class Context implements SinkTaskContext {
        @Override
        public Map<String, String> configs() {
            return settings;
        }

        @Override
        public void offset(Map<TopicPartition, Long> offsets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void offset(TopicPartition partition, long offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void timeout(long ms) {
            // A worker waits as long before the next call.
        }

        @Override
        public Set<TopicPartition> assignment() {
            return Set.of(new TopicPartition("alarme", 0));
        }

        @Override
        public void pause(TopicPartition... partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume(TopicPartition... partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void requestCommit() {
            commitsRequested++;
        }

        @Override
        public ErrantRecordReporter errantRecordReporter() {
            return reporting ? this::report : null;
        }

        private Future<Void> report(SinkRecord record, Throwable why) {
            reported.add(new Reported(record, why.getMessage()));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public PluginMetrics pluginMetrics() {
            return metrics;
        }
    }
}
