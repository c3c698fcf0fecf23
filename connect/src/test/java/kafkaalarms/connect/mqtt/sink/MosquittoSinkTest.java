package kafkaalarms.connect.mqtt.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kafkaalarms.connect.mqtt.programs.Mosquitto;
import kafkaalarms.connect.mqtt.programs.MqttListener;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink against a broker that others use. */
class MosquittoSinkTest {
    private static final int DEVICES = 37;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;
    private Mosquitto mosquitto;

    @BeforeEach
    void make() {
        mosquitto = new Mosquitto(folder);
    }

    @AfterEach
    void end() {
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    private static List<SinkRecord> numbered(SinkRun run, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> run.record("d" + i % DEVICES, "" + i)).toList();
    }

    private static void assertOrder(MqttListener listener, int count) {
        Map<String, List<Integer>> firsts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (MqttListener.Heard one : listener.heard()) {
            int number = Integer.parseInt(one.text());
            assertEquals("devices/d" + number % DEVICES + "/commands", one.topic());
            if (seen.add(one.text())) {
                firsts.computeIfAbsent(one.topic(), topic -> new ArrayList<>()).add(number);
            }
        }
        assertEquals(count, seen.size());
        firsts.forEach((topic, numbers) -> assertEquals(numbers.stream().sorted().toList(), numbers, topic));
    }

    @Test
    void put_Batches_ArriveOnTheTopicsOfTheirDevicesInOrder() throws Exception {
        mosquitto.start();
        try (MqttListener listener = new MqttListener(mosquitto.url(), "devices/+/commands");
                SinkRun run = SinkRun.start(mosquitto.url())) {
            for (int i = 0; i < 5; i++) {
                run.put(numbered(run, i * 500, i * 500 + 500));
            }
            Eventually.holds("all are there", PATIENCE, () -> listener.heard().size() >= 2_500);
            assertEquals(2_500, listener.heard().size());
            assertOrder(listener, 2_500);
        }
    }

    @Test
    void restart_BrokerWhileBatchesAreUnderWay_LosesNothingAndKeepsTheOrder() throws Exception {
        mosquitto.start();
        try (MqttListener listener = new MqttListener(mosquitto.url(), "devices/+/commands");
                SinkRun run = SinkRun.start(mosquitto.url())) {
            Thread fault = new Thread(() -> {
                try {
                    Eventually.holds("some are there", PATIENCE, () -> listener.heard().size() > 1_000);
                    // Not killed: what it has acknowledged and neither saved nor handed on is its own to lose.
                    mosquitto.stop();
                    mosquitto.start();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            fault.start();
            for (int i = 0; i < 10; i++) {
                run.put(numbered(run, i * 500, i * 500 + 500));
            }
            fault.join();
            Eventually.holds("all are there", PATIENCE, () -> new HashSet<>(
                listener.heard().stream().map(MqttListener.Heard::text).toList()).size() == 5_000);
            assertOrder(listener, 5_000);
        }
    }

    @Test
    void put_TopicThatTheUserMayNotWrite_IsReported() throws Exception {
        Path rights = Files.writeString(folder.resolve("rights"), "topic write devices/allowed/commands\n");
        mosquitto.with("acl_file " + rights).start();
        try (SinkRun run = SinkRun.start(mosquitto.url())) {
            run.put(run.record("allowed", "1"), run.record("forbidden", "2"), run.record("allowed", "3"));
            assertEquals(1, run.reported.size());
            assertTrue(run.reported.get(0).why().contains("0x87"), run.reported.get(0).why());
        }
    }

    /** mosquitto 2.0 answers with a reason that MQTT does not know here, over which the library ends the connection. */
    @Test
    void put_LargerThanTheBrokerTakes_IsReportedInTheEndAndTheNextGoesOn() throws Exception {
        mosquitto.with("message_size_limit 1000").start();
        try (MqttListener listener = new MqttListener(mosquitto.url(), "devices/+/commands");
                SinkRun run = SinkRun.start(mosquitto.url(), "mqtt.publish.timeout.ms", "1000")) {
            run.put(run.record("a", "0"), run.record("a", "x".repeat(2_000)), run.record("a", "1"));
            assertEquals(1, run.reported.size());
            assertTrue(run.reported.get(0).why().contains("MQTT connections ended"), run.reported.get(0).why());
            Eventually.holds("the next is there", PATIENCE, () -> listener.heard().stream()
                .anyMatch(one -> one.text().equals("1")));
        }
    }
}
