package kafkaalarms.connect.mqtt.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.programs.MqttDevice;
import kafkaalarms.connect.mqtt.programs.MqttListener;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both connectors in a real worker, as the README configures them. */
@Tag("worker")
class BehaviorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private Cluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = Cluster.shared();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void source_Messages_BecomeRecordsWithTheSensorAsKeyAndTheSameBytes() throws Exception {
        Map<String, byte[]> sent = new HashMap<>();
        sent.put("room-001", bytes("{\"temperature\":21.5}"));
        sent.put("Küche-Ω-日本 7", bytes("no JSON"));
        sent.put("${x}\"'\\", new byte[] {0, (byte) 0xFF, 13, 10});
        sent.put("empty", new byte[0]);
        sent.put("large", new byte[200_000]);
        cluster.topics().create("keys", 3);
        cluster.topics().create("keys-dead", 1);
        cluster.rest().putAndAwait("keys", Connectors.source(
            cluster.mosquitto.url(), "keys", "dead.letter.topic", "keys-dead"));
        try (MqttDevice device = new MqttDevice(cluster.mosquitto.url())) {
            for (Map.Entry<String, byte[]> one : sent.entrySet()) {
                device.publish("keys/" + one.getKey(), one.getValue());
            }
            device.publish("keys/", "without a sensor");
        }
        Eventually.holds("all records are there", PATIENCE, () -> cluster.topics().read("keys").size() == sent.size()
            && cluster.topics().read("keys-dead").size() == 1);

        for (ConsumerRecord<byte[], byte[]> record : cluster.topics().read("keys")) {
            assertArrayEquals(sent.get(new String(record.key(), StandardCharsets.UTF_8)), record.value());
        }
        ConsumerRecord<byte[], byte[]> letter = cluster.topics().read("keys-dead").get(0);
        assertArrayEquals(bytes("without a sensor"), letter.value());
        assertEquals("the key is empty", header(letter, "ka.reason"));
        assertEquals("keys/", header(letter, "ka.source.mqtt.topic"));
        cluster.rest().delete("keys");
    }

    @Test
    void source_WithAConverterAndTransformsOfConnect_TakesTheKeyFromTheBody() throws Exception {
        String json = "org.apache.kafka.connect.json.JsonConverter";
        String transforms = "org.apache.kafka.connect.transforms.";
        cluster.topics().create("body", 1);
        cluster.topics().create("body-dead", 1);
        cluster.rest().putAndAwait("body", Connectors.source(cluster.mosquitto.url(), "body",
            "key.from", "none", "dead.letter.topic", "body-dead",
            "payload.converter", json, "payload.converter.schemas.enable", "false",
            "value.converter", json, "value.converter.schemas.enable", "false",
            "transforms", "key,field", "transforms.key.predicate", "body", "transforms.field.predicate", "body",
            "transforms.key.type", transforms + "ValueToKey", "transforms.key.fields", "device",
            "transforms.field.type", transforms + "ExtractField$Key", "transforms.field.field", "device",
            "predicates", "body", "predicates.body.type", transforms + "predicates.TopicNameMatches",
            "predicates.body.pattern", "body"));
        try (MqttDevice device = new MqttDevice(cluster.mosquitto.url())) {
            device.publish("body/gateway", bytes("{\"device\":\"room-7\",\"temperature\":21.5}"));
            device.publish("body/gateway", bytes("no JSON"));
        }
        Eventually.holds("both are there", PATIENCE, () -> cluster.topics().read("body").size() == 1
            && cluster.topics().read("body-dead").size() == 1);

        ConsumerRecord<byte[], byte[]> record = cluster.topics().read("body").get(0);
        assertEquals("room-7", new String(record.key(), StandardCharsets.UTF_8));
        String value = new String(record.value(), StandardCharsets.UTF_8);
        assertTrue(value.contains("\"temperature\":21.5"), value);
        ConsumerRecord<byte[], byte[]> letter = cluster.topics().read("body-dead").get(0);
        String reason = header(letter, "ka.reason");
        assertTrue(reason.startsWith("payload.converter cannot read it: "), reason);
        cluster.rest().delete("body");
    }

    @Test
    void sink_KeysThatNoTopicCanHold_AreDeadLettersAndTheNextGoesOn() throws Exception {
        cluster.topics().create("bad", 1);
        cluster.topics().create("bad-dlq", 1);
        cluster.rest().putAndAwait("bad", Connectors.sink(cluster.mosquitto.url(), "bad"));
        List<byte[]> keys = java.util.Arrays.asList(
            null, new byte[0], bytes("a/b"), bytes("+"), bytes("#"), new byte[] {'a', 0}, new byte[] {(byte) 0xFF},
            bytes("x".repeat(1_025)));
        try (MqttListener all = new MqttListener(cluster.mosquitto.url(), "bad/#");
                KafkaProducer<byte[], byte[]> producer = cluster.topics().producer(Map.of())) {
            for (byte[] key : keys) {
                producer.send(new ProducerRecord<>("bad", key, bytes("bad")));
            }
            producer.send(new ProducerRecord<>("bad", bytes("good"), null));
            producer.send(new ProducerRecord<>("bad", bytes("good"), new byte[] {0, 1, (byte) 0xFE}));
            Eventually.holds("the good one is there", PATIENCE, () -> !all.heard().isEmpty());

            assertEquals(1, all.heard().size());
            assertEquals("bad/good/commands", all.heard().get(0).topic());
            assertArrayEquals(new byte[] {0, 1, (byte) 0xFE}, all.heard().get(0).payload());
        }
        Eventually.holds("all letters are there", PATIENCE, () ->
            cluster.topics().read("bad-dlq").size() >= keys.size());
        List<ConsumerRecord<byte[], byte[]>> letters = cluster.topics().read("bad-dlq");
        assertEquals(keys.size(), letters.size());
        for (int i = 0; i < keys.size(); i++) {
            assertArrayEquals(keys.get(i), letters.get(i).key());
            assertTrue(header(letters.get(i), "__connect.errors.exception.message").contains("bad[0]@" + i));
        }
        cluster.rest().delete("bad");
    }

    @Test
    void sink_RecordsOfAnAbortedTransaction_NeverReachADevice() throws Exception {
        cluster.topics().create("aborted", 1);
        cluster.topics().create("aborted-dlq", 1);
        cluster.rest().putAndAwait("aborted", Connectors.sink(cluster.mosquitto.url(), "aborted"));
        try (MqttListener listener = new MqttListener(cluster.mosquitto.url(), "aborted/+/commands");
                KafkaProducer<byte[], byte[]> producer =
                    cluster.topics().producer(Map.of("transactional.id", "aborting", "linger.ms", 0))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("aborted", bytes("d"), bytes("never"))).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("aborted", bytes("d"), bytes("committed"))).get();
            producer.commitTransaction();
            Eventually.holds("the committed one is there", PATIENCE, () -> !listener.heard().isEmpty());
            assertEquals(List.of("committed"), listener.heard().stream().map(MqttListener.Heard::text).toList());
        }
        cluster.rest().delete("aborted");
    }

    @Test
    void validate_SeveralThingsWrong_TellsThemAllThroughConnect() throws Exception {
        Map<String, String> sink = Connectors.sink(cluster.mosquitto.url(), "wrong");
        sink.put("name", "wrong");
        assertTrue(cluster.rest().validate("MqttSinkConnector", sink).contains("\"error_count\":0"));
        sink.remove("consumer.override.isolation.level");
        sink.put("errors.tolerance", "none");
        sink.put("mqtt.max.in.flight", "0");
        String answer = cluster.rest().validate("MqttSinkConnector", sink);
        assertTrue(answer.contains("set consumer.override.isolation.level to read_committed"), answer);
        assertTrue(answer.contains("set errors.tolerance to all"), answer);
        assertTrue(answer.contains("\"error_count\":3"), answer);
    }

    @Test
    void task_WhoseSettingsCannotWork_FailsWithTheReasonInItsTrace() throws Exception {
        cluster.topics().create("notls", 1);
        cluster.rest().put("notls", Connectors.source(
            cluster.mosquitto.url().replace("tcp", "ssl"), "notls", "mqtt.ssl.ca.file", "none.pem"));
        Eventually.holds("it fails", PATIENCE, () -> cluster.rest().status("notls").contains("FAILED"));
        String status = cluster.rest().status("notls");
        assertTrue(status.contains("mqtt.ssl.ca.file names none.pem, which cannot be read"), status);
        cluster.rest().delete("notls");
    }

    @Test
    void metrics_OfBothTasks_AreShownByConnectOverJmx() throws Exception {
        cluster.topics().create("shown", 1);
        cluster.topics().create("shown-dlq", 1);
        cluster.rest().putAndAwait("shown-in", Connectors.source(
            cluster.mosquitto.url(), "shown-in", "kafka.topic", "shown", "mqtt.topic", "shown/in/+"));
        cluster.rest().putAndAwait("shown-out", Connectors.sink(
            cluster.mosquitto.url(), "shown-out", "topics", "shown", "mqtt.topic", "shown/out/{key}",
            "errors.deadletterqueue.topic.name", "shown-dlq"));
        try (MqttListener listener = new MqttListener(cluster.mosquitto.url(), "shown/out/+");
                MqttDevice device = new MqttDevice(cluster.mosquitto.url())) {
            device.publish("shown/in/a", "1");
            Eventually.holds("it came through both", PATIENCE, () -> listener.heard().size() == 1);
        }
        try (WorkerMetrics metrics = new WorkerMetrics(cluster.worker.jmxPort())) {
            Eventually.holds("they are counted", PATIENCE, () ->
                metrics.value("shown-in", "records-acknowledged-total") == 1
                    && metrics.value("shown-in", "messages-unacknowledged") == 0
                    && metrics.value("shown-out", "messages-published-total") == 1);
            assertEquals(1, metrics.value("shown-in", "connections-open"));
        }
        cluster.rest().delete("shown-in");
        cluster.rest().delete("shown-out");
    }
}
