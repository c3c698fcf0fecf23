package kafkaalarms.connect.mqtt.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kafkaalarms.connect.mqtt.programs.MqttDevice;
import kafkaalarms.connect.mqtt.programs.MqttListener;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has gathered while a connector was away comes as fast as it can: measured, and disturbed. */
@Tag("worker")
class BacklogTest {
    private static final int MESSAGES = 20_000;
    private static final int DEVICES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @Test
    void source_KilledWhileItDrainsABacklog_LosesNothing() throws Exception {
        Cluster cluster = Cluster.shared();
        cluster.topics().create("backlog", 3);
        Map<String, String> config = Connectors.source(cluster.mosquitto.url(), "backlog");
        cluster.rest().putAndAwait("backlog", config);
        cluster.rest().delete("backlog");
        publish(cluster, "backlog");
        cluster.rest().put("backlog", config);
        Eventually.holds("some are there", PATIENCE, () -> cluster.topics().read("backlog").size() > MESSAGES / 5);
        cluster.worker.kill();
        int before = cluster.topics().read("backlog").size();
        cluster.worker.start(cluster.kafka.bootstrap());
        Eventually.holds("all are there", PATIENCE, () -> distinct(cluster.topics().read("backlog")) == MESSAGES);
        List<ConsumerRecord<byte[], byte[]>> records = cluster.topics().read("backlog");
        System.out.println("   backlog, MQTT to Kafka: " + MESSAGES + " messages, worker killed after " + before
            + " records, 0 lost, " + (records.size() - MESSAGES) + " doubled");
        cluster.rest().delete("backlog");
    }

    @Test
    void bothDirections_Undisturbed_DoubleNothing() throws Exception {
        Cluster cluster = Cluster.shared();
        cluster.topics().create("speed", 3);
        cluster.topics().create("speed-dlq", 1);
        Map<String, String> source = Connectors.source(cluster.mosquitto.url(), "speed-in", "kafka.topic", "speed");
        cluster.rest().putAndAwait("speed-in", source);
        cluster.rest().delete("speed-in");
        publish(cluster, "speed-in");
        cluster.rest().put("speed-in", source);
        Eventually.holds("all are there", PATIENCE, () -> cluster.topics().read("speed").size() >= MESSAGES);
        List<ConsumerRecord<byte[], byte[]>> records = cluster.topics().read("speed");
        long first = records.stream().mapToLong(ConsumerRecord::timestamp).min().orElseThrow();
        long last = records.stream().mapToLong(ConsumerRecord::timestamp).max().orElseThrow();
        tell("MQTT to Kafka", last - first);
        assertEquals(MESSAGES, records.size());

        try (MqttListener listener = new MqttListener(cluster.mosquitto.url(), "speed/+/commands")) {
            cluster.rest().put("speed-out", Connectors.sink(
                cluster.mosquitto.url(), "speed", "consumer.override.auto.offset.reset", "earliest"));
            Eventually.holds("the first is there", PATIENCE, () -> !listener.heard().isEmpty());
            long began = System.nanoTime();
            Eventually.holds("all are there", PATIENCE, () -> listener.heard().size() >= MESSAGES);
            tell("Kafka to MQTT", (System.nanoTime() - began) / 1_000_000);
            assertEquals(MESSAGES, listener.heard().size());
        }
        cluster.rest().delete("speed-in");
        cluster.rest().delete("speed-out");
    }

    private static void tell(String what, long ms) {
        System.out.println("   " + what + ": " + MESSAGES + " messages in " + ms + " ms, "
            + MESSAGES * 1_000L / Math.max(1, ms) + " a second");
    }

    private static void publish(Cluster cluster, String prefix) throws Exception {
        ExecutorService devices = Executors.newFixedThreadPool(DEVICES);
        List<Future<?>> all = new ArrayList<>();
        for (int device = 0; device < DEVICES; device++) {
            int first = device;
            all.add(devices.submit(() -> {
                try (MqttDevice one = new MqttDevice(cluster.mosquitto.url(), "device-" + first)) {
                    for (int i = first; i < MESSAGES; i += DEVICES) {
                        one.publish(prefix + "/k" + first, "" + i);
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        devices.shutdown();
    }

    private static int distinct(List<ConsumerRecord<byte[], byte[]>> records) {
        HashSet<String> values = new HashSet<>();
        records.forEach(one -> values.add(new String(one.value(), StandardCharsets.UTF_8)));
        return values.size();
    }
}
