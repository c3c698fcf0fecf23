package kafkaalarms.connect.mqtt.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import kafkaalarms.connect.mqtt.programs.Certified;
import kafkaalarms.connect.mqtt.programs.Mosquitto;
import kafkaalarms.connect.mqtt.programs.MqttDevice;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source against a broker that others use. */
class MosquittoSourceTest {
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

    private static List<String> values(List<SourceRecord> records) {
        return records.stream().map(one -> new String((byte[]) one.value(), StandardCharsets.UTF_8)).toList();
    }

    private void publish(int from, int to) throws Exception {
        try (MqttDevice device = new MqttDevice(mosquitto.url())) {
            for (int i = from; i < to; i++) {
                device.publish("sensor/a", "" + i);
            }
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void kill_BrokerBeforeKafkaHasTheRecords_BringsThemAgainInOrder() throws Exception {
        mosquitto.with("log_type all").start();
        try (SourceRun run = SourceRun.start(mosquitto.url())) {
            publish(0, 50);
            List<SourceRecord> before = run.poll(50);
            before.subList(0, 20).forEach(run::commit);
            mosquitto.awaitAcknowledgements(20);
            mosquitto.save();
            mosquitto.kill();
            before.subList(20, 50).forEach(run::commit);
            mosquitto.start();

            List<SourceRecord> again = run.poll(30);

            assertEquals(numbers(20, 50), values(again));
            again.forEach(run::commit);
            assertTrue(run.pollOnce().isEmpty());
        }
    }

    @Test
    void stop_BeforeKafkaHasTheRecords_BringsThemToTheNextTaskAndTheCommittedOnesNot() throws Exception {
        mosquitto.start();
        try (SourceRun run = SourceRun.start(mosquitto.url())) {
            publish(0, 10);
            run.poll(10).subList(0, 4).forEach(run::commit);
        }
        publish(10, 15);
        try (SourceRun run = SourceRun.start(mosquitto.url())) {
            assertEquals(numbers(4, 15), values(run.poll(11)));
        }
    }

    @Test
    void poll_MoreThanTheReceiveMaximum_ComesInPortionsOfIt() throws Exception {
        mosquitto.start();
        try (SourceRun run = SourceRun.start(mosquitto.url(), "mqtt.receive.maximum", "10")) {
            publish(0, 25);
            List<SourceRecord> first = run.poll(10);
            assertTrue(run.pollOnce().isEmpty());
            first.forEach(run::commit);
            List<SourceRecord> second = run.poll(10);
            second.forEach(run::commit);
            assertEquals(numbers(20, 25), values(run.poll(5)));
        }
    }

    /** The answer to the subscription stands behind the messages that the session has kept, which nobody polls yet. */
    @Test
    void start_SessionWithMoreThanTheReceiveMaximum_TakesThemWithoutAStall() throws Exception {
        mosquitto.start();
        SourceRun.start(mosquitto.url()).close();
        publish(0, 2_000);
        try (SourceRun run = SourceRun.start(mosquitto.url(), "mqtt.receive.maximum", "10")) {
            List<String> all = new java.util.ArrayList<>();
            while (all.size() < 2_000) {
                List<SourceRecord> some = run.poll(1);
                some.forEach(run::commit);
                all.addAll(values(some));
            }
            assertEquals(numbers(0, 2_000), all);
            assertEquals(0, run.metric("connections-stalled-total"));
        }
    }

    @Test
    void poll_SharedSubscription_SpreadsMessagesOverTasksOnce() throws Exception {
        mosquitto.start();
        String[] shared = {"mqtt.topic", "$share/g/sensor/+", "mqtt.shared.unordered", "true", "task.member"};
        try (SourceRun one = SourceRun.start(mosquitto.url(), with(shared, "0"));
                SourceRun two = SourceRun.start(mosquitto.url(), with(shared, "1"))) {
            publish(0, 40);
            List<SourceRecord> all = new java.util.ArrayList<>();
            Eventually.holds("all came", Duration.ofSeconds(60), () -> {
                all.addAll(one.pollOnce());
                all.addAll(two.pollOnce());
                return all.size() >= 40;
            });
            assertEquals(numbers(0, 40).stream().sorted().toList(), values(all).stream().sorted().toList());
            assertTrue(one.metric("messages-received-total") > 0);
            assertTrue(two.metric("messages-received-total") > 0);
        }
    }

    private static String[] with(String[] settings, String last) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = last;
        return all;
    }

    @Test
    void start_Login_IsLetInWithThePasswordAndFailsWithoutIt() throws Exception {
        mosquitto.withLogin("kafka", "right").start();
        String url = mosquitto.url();
        SourceRun.start(url, "mqtt.username", "kafka", "mqtt.password", "right").close();
        ConnectException failure = SourceRun.failure(url, "mqtt.username", "kafka", "mqtt.password", "wrong");
        assertTrue(failure.getMessage().contains("mqtt.password"), failure.getMessage());
        assertTrue(!failure.getMessage().contains("wrong"), "no password in a message");
    }

    @Test
    void start_Tls_WorksWithTheRightCaAndFailsWithAnother() throws Exception {
        Certified server = Certified.make(folder, "server", "127.0.0.1");
        Certified other = Certified.make(folder, "other", "127.0.0.1");
        mosquitto.withTls(server).start();
        String url = mosquitto.url();
        SourceRun.start(url, "mqtt.ssl.ca.file", server.certificate().toString()).close();
        ConnectException failure = SourceRun.failure(url, "mqtt.ssl.ca.file", other.certificate().toString());
        assertTrue(failure.getMessage().contains("mqtt.ssl"), failure.getMessage());
        assertTrue(failure.getMessage().contains("PKIX"), failure.getMessage());
    }

    @Test
    void start_TlsOfAnotherHost_Fails() throws Exception {
        Certified server = Certified.make(folder, "server", "127.0.0.2");
        mosquitto.withTls(server).start();
        String url = mosquitto.url();
        ConnectException failure = SourceRun.failure(url, "mqtt.ssl.ca.file", server.certificate().toString());
        assertTrue(failure.getMessage().contains("127.0.0.1"), failure.getMessage());
    }

    @Test
    void start_TlsWithClientCertificate_WorksWithItAndFailsWithoutIt() throws Exception {
        Certified server = Certified.make(folder, "server", "127.0.0.1");
        Certified client = Certified.make(folder, "client", "127.0.0.1");
        mosquitto.withTls(server).with("cafile " + client.certificate(), "require_certificate true").start();
        String url = mosquitto.url();
        String ca = server.certificate().toString();
        for (Path key : List.of(client.key(), client.rsaKey())) {
            SourceRun.start(
                url, "mqtt.ssl.ca.file", ca, "mqtt.ssl.cert.file", client.certificate().toString(),
                "mqtt.ssl.key.file", key.toString()).close();
        }
        ConnectException failure = SourceRun.failure(url, "mqtt.ssl.ca.file", ca);
        assertTrue(failure.getMessage().contains("mqtt.ssl"), failure.getMessage());
    }

    @Test
    void start_TlsFileMissing_NamesIt() throws Exception {
        mosquitto.start();
        String url = mosquitto.url().replace("tcp", "ssl");
        ConnectException failure = SourceRun.failure(url, "mqtt.ssl.ca.file", folder.resolve("none").toString());
        assertTrue(failure.getMessage().contains("mqtt.ssl.ca.file names"), failure.getMessage());
    }
}
