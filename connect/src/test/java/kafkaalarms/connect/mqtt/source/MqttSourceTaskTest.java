package kafkaalarms.connect.mqtt.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.broker.ScriptedBroker;
import kafkaalarms.connect.mqtt.broker.ScriptedConnection;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The source against a broker that does what the test says. */
class MqttSourceTaskTest {
    private static final long SOON_MS = 60_000;
    private static final long NEVER_MS = 300;
    private final ScriptedBroker broker = new ScriptedBroker();

    @AfterEach
    void closeBroker() {
        broker.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Object> values(List<SourceRecord> records) {
        return records.stream().map(one -> (Object) new String((byte[]) one.value(), StandardCharsets.UTF_8)).toList();
    }

    @Test
    void poll_MessageOnASensorsTopic_HasTheSensorAsKeyAndTheSameBytes() throws Exception {
        byte[] payload = {0, (byte) 0xFF, '{', 10};
        try (SourceRun run = SourceRun.start(broker.url())) {
            broker.nextConnection().send("sensor/Küche-Ω 7", payload, 1);

            SourceRecord record = run.poll(1).get(0);

            assertEquals("records", record.topic());
            assertEquals("Küche-Ω 7", record.key());
            assertArrayEquals(payload, (byte[]) record.value());
            assertNull(record.kafkaPartition());
        }
    }

    @Test
    void poll_EmptyPayload_IsAnEmptyValueAndNoTombstone() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url())) {
            broker.nextConnection().send("sensor/a", new byte[0], 1);
            assertArrayEquals(new byte[0], (byte[]) run.poll(1).get(0).value());
        }
    }

    @Test
    void commitRecord_BeforeIt_NothingIsAcknowledged() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url())) {
            broker.nextConnection().send("sensor/a", bytes("1"), 7);
            SourceRecord record = run.poll(1).get(0);
            assertNull(broker.nextAcknowledged(NEVER_MS));

            run.commit(record);

            assertEquals(7, broker.nextAcknowledged(SOON_MS));
            assertEquals(1, run.metric("records-acknowledged-total"));
            assertEquals(0, run.metric("messages-unacknowledged"));
        }
    }

    @Test
    void commitRecord_OutOfOrder_AcknowledgesInTheOrderOfArrival() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url())) {
            ScriptedConnection connection = broker.nextConnection();
            for (int id = 1; id <= 3; id++) {
                connection.send("sensor/a", bytes("" + id), id);
            }
            List<SourceRecord> records = run.poll(3);
            run.commit(records.get(2));
            run.commit(records.get(1));
            assertNull(broker.nextAcknowledged(NEVER_MS));

            run.commit(records.get(0));

            assertEquals(1, broker.nextAcknowledged(SOON_MS));
            assertEquals(2, broker.nextAcknowledged(SOON_MS));
            assertEquals(3, broker.nextAcknowledged(SOON_MS));
        }
    }

    @Test
    void connection_CutBeforeTheAcknowledgement_BringsTheMessageAgainAndAcknowledgesThatOne() throws Exception {
        try (SourceRun run = SourceRun.start(broker.keepsSessions().url())) {
            ScriptedConnection first = broker.nextConnection();
            first.send("sensor/a", bytes("1"), 1);
            SourceRecord before = run.poll(1).get(0);
            first.cut();
            ScriptedConnection second = broker.nextConnection();
            run.commit(before);
            assertNull(broker.nextAcknowledged(NEVER_MS));

            second.send("sensor/a", bytes("1"), 1);
            run.commit(run.poll(1).get(0));

            assertEquals(1, broker.nextAcknowledged(SOON_MS));
            assertEquals(1, run.metric("reconnections-total"));
            assertEquals(0, run.metric("sessions-lost-total"));
        }
    }

    @Test
    void connection_CutWithMessagesNotPolledYet_GivesThemAndThenWhatComesAgain() throws Exception {
        try (SourceRun run = SourceRun.start(broker.keepsSessions().url())) {
            ScriptedConnection first = broker.nextConnection();
            first.send("sensor/a", bytes("1"), 1);
            first.send("sensor/a", bytes("2"), 2);
            Eventually.holds("both came", Duration.ofMillis(SOON_MS), () -> run.metric("messages-unacknowledged") == 2);
            first.cut();
            ScriptedConnection second = broker.nextConnection();
            second.send("sensor/a", bytes("1"), 1);
            second.send("sensor/a", bytes("2"), 2);

            second.send("sensor/a", bytes("3"), 3);
            List<SourceRecord> records = run.poll(5);
            assertEquals(List.of("1", "2", "1", "2", "3"), values(records));
            records.forEach(run::commit);
            assertEquals(1, broker.nextAcknowledged(SOON_MS));
            assertEquals(2, broker.nextAcknowledged(SOON_MS));
            assertEquals(3, broker.nextAcknowledged(SOON_MS));
            assertNull(broker.nextAcknowledged(NEVER_MS));
        }
    }

    @Test
    void connection_WhoseSessionTheBrokerForgot_IsCounted() throws Exception {
        try (SourceRun run = SourceRun.start(broker.keepsSessions().url())) {
            broker.forgetsSessions();
            broker.nextConnection().cut();
            broker.nextConnection();
            Eventually.holds("counted", Duration.ofMillis(SOON_MS), () -> run.metric("sessions-lost-total") == 1);
        }
    }

    @Test
    void start_BrokerAway_GoesOnTryingAndThenReads() throws Exception {
        broker.stopListening();
        Thread later = broker.listenAgainIn(Duration.ofSeconds(1));
        try (SourceRun run = SourceRun.start(broker.url())) {
            broker.nextConnection().send("sensor/a", bytes("1"), 1);
            assertEquals(List.of("1"), values(run.poll(1)));
        }
        later.join();
    }

    @Test
    void broker_GoneInTheMiddleAndBack_GoesOn() throws Exception {
        try (SourceRun run = SourceRun.start(broker.keepsSessions().url())) {
            ScriptedConnection first = broker.nextConnection();
            broker.stopListening();
            first.cut();
            Eventually.holds("it is noticed", Duration.ofMillis(SOON_MS), () -> run.metric("connections-open") == 0);
            assertTrue(run.pollOnce().isEmpty());
            broker.listenAgain();
            broker.nextConnection().send("sensor/a", bytes("1"), 1);
            assertEquals(List.of("1"), values(run.poll(1)));
        }
    }

    @Test
    void poll_BrokerAwayLongerThanAllowed_FailsTheTask() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url(), "mqtt.fail.after.ms", "200")) {
            ScriptedConnection connection = broker.nextConnection();
            broker.stopListening();
            connection.cut();
            ConnectException failure = assertThrows(ConnectException.class, () -> run.poll(1));
            assertTrue(failure.getMessage().contains("mqtt.fail.after.ms"), failure.getMessage());
        }
    }

    @Test
    void start_LoginRefused_FailsWithTheCureInIt() {
        broker.refusesConnections(0x87);
        ConnectException failure = SourceRun.failure(broker.url());
        assertTrue(failure.getMessage().contains("not authorized (reason 0x87)"), failure.getMessage());
        assertTrue(failure.getMessage().contains("mqtt.username"), failure.getMessage());
    }

    @Test
    void start_BrokerBusy_TriesAgain() throws Exception {
        broker.refusesConnections(0x89);
        Thread later = new Thread(() -> {
            try {
                Thread.sleep(500);
                broker.refusesConnections(0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        later.start();
        try (SourceRun run = SourceRun.start(broker.url())) {
            broker.nextConnection();
            Eventually.holds("it reads", Duration.ofMillis(SOON_MS), () -> run.metric("connections-open") == 1);
        }
        later.join();
    }

    @Test
    void start_SubscriptionRefused_Fails() {
        broker.refusesSubscriptions(0x87);
        ConnectException failure = SourceRun.failure(broker.url());
        assertTrue(failure.getMessage().contains("sensor/+"), failure.getMessage());
    }

    @Test
    void poll_SubscriptionOfAKeptSessionRefused_FailsTheTask() throws Exception {
        broker.keepsSessions().refusesSubscriptions(0x87);
        try (SourceRun run = SourceRun.start(broker.url())) {
            ConnectException failure = assertThrows(ConnectException.class, () -> run.poll(1));
            assertTrue(failure.getMessage().contains("sensor/+"), failure.getMessage());
        } catch (ConnectException e) {
            // It may be known before the start has ended.
            assertTrue(e.getMessage().contains("sensor/+"), e.getMessage());
        }
    }

    @Test
    void start_OnlyQos0Granted_FailsSinceNothingCouldBeAcknowledged() {
        broker.refusesSubscriptions(0);
        ConnectException failure = SourceRun.failure(broker.url());
        assertTrue(failure.getMessage().contains("QoS 0"), failure.getMessage());
    }

    @Test
    void connection_TakenOverByAnother_FailsTheTask() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url())) {
            broker.nextConnection().disconnect(0x8E);
            ConnectException failure = assertThrows(ConnectException.class, () -> run.poll(1));
            assertTrue(failure.getMessage().contains("mqtt.client.id"), failure.getMessage());
        }
    }

    @Test
    void poll_KeyThatNoTopicCanHold_IsCountedLeftOutAndAcknowledged() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url())) {
            ScriptedConnection connection = broker.nextConnection();
            connection.send("sensor/", bytes("bad"), 1);
            connection.send("sensor/a", bytes("good"), 2);

            assertEquals(List.of("good"), values(run.poll(1)));
            assertEquals(1, run.metric("messages-left-out-total"));
            assertEquals(1, broker.nextAcknowledged(SOON_MS));
        }
    }

    @Test
    void poll_KeyThatNoTopicCanHold_IsADeadLetterWithItsBytesWhenATopicIsNamed() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url(), "dead.letter.topic", "letters")) {
            broker.nextConnection().send("sensor/", bytes("bad"), 1);

            SourceRecord letter = run.poll(1).get(0);

            assertEquals("letters", letter.topic());
            assertNull(letter.key());
            assertEquals(List.of("bad"), values(List.of(letter)));
            assertEquals("the key is empty", letter.headers().lastWithName("ka.reason").value());
            assertEquals("sensor/", letter.headers().lastWithName("ka.source.mqtt.topic").value());
            assertNull(broker.nextAcknowledged(NEVER_MS));
            run.commit(letter);
            assertEquals(1, broker.nextAcknowledged(SOON_MS));
            assertEquals(1, run.metric("dead-letters-total"));
        }
    }

    @Test
    void poll_TopicOfAnotherFilter_IsLeftOutWithoutAGuessedKey() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url())) {
            ScriptedConnection connection = broker.nextConnection();
            connection.send("other/a", bytes("stray"), 1);
            connection.send("sensor/a", bytes("1"), 2);
            assertEquals(List.of("1"), values(run.poll(1)));
            assertEquals(1, run.metric("messages-left-out-total"));
        }
    }

    @Test
    void commitRecord_DroppedByATransform_IsAcknowledgedAndCounted() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url())) {
            broker.nextConnection().send("sensor/a", bytes("1"), 1);
            run.task().commitRecord(run.poll(1).get(0), null);
            assertEquals(1, broker.nextAcknowledged(SOON_MS));
            assertEquals(1, run.metric("records-dropped-total"));
        }
    }

    @Test
    void poll_KeyFromTheWholeTopicOrNone_LeavesTheKeyToTransforms() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url(), "key.from", "topic", "mqtt.topic", "plant/#")) {
            broker.nextConnection().send("plant/a/b", bytes("1"), 1);
            assertEquals("plant/a/b", run.poll(1).get(0).key());
        }
        try (SourceRun run = SourceRun.start(broker.url(), "key.from", "none", "mqtt.topic", "plant/#")) {
            broker.nextConnection().send("plant/a/b", bytes("1"), 1);
            SourceRecord record = run.poll(1).get(0);
            assertNull(record.key());
            assertFalse(record.keySchema() != null);
        }
    }

    @Test
    void poll_WithAConverterOfThePayload_GivesWhatItReadsAndElseADeadLetter() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url(), "payload.converter", Numbers.class.getName(),
                "dead.letter.topic", "dead")) {
            broker.nextConnection().send("sensor/a", bytes("7"), 1);
            SourceRecord record = run.poll(1).get(0);
            assertEquals(7, record.value());
            assertEquals("a", record.key());
        }
        try (SourceRun run = SourceRun.start(broker.url(), "payload.converter", Numbers.class.getName(),
                "dead.letter.topic", "dead")) {
            broker.nextConnection().send("sensor/a", bytes("no number"), 1);
            SourceRecord letter = run.poll(1).get(0);
            assertEquals("dead", letter.topic());
            assertArrayEquals(bytes("no number"), (byte[]) letter.value());
            String reason = (String) letter.headers().lastWithName("ka.reason").value();
            assertTrue(reason.startsWith("payload.converter cannot read it: "), reason);
        }
    }

    @Test
    void start_SeveralFilters_HaveASessionEach() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url(), "mqtt.topic", "a/+,b/+")) {
            broker.nextConnection();
            broker.nextConnection();
            Eventually.holds("both read", Duration.ofMillis(SOON_MS), () -> run.metric("connections-open") == 2);
        }
    }

    /** A converter that reads numbers. */
    public static final class Numbers implements Converter {
        @Override
        public void configure(Map<String, ?> settings, boolean isKey) {
            assertFalse(isKey);
        }

        @Override
        public byte[] fromConnectData(String topic, Schema schema, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SchemaAndValue toConnectData(String topic, byte[] value) {
            try {
                int number = Integer.parseInt(new String(value, StandardCharsets.UTF_8));
                return new SchemaAndValue(Schema.INT32_SCHEMA, number);
            } catch (NumberFormatException e) {
                throw new DataException(e);
            }
        }
    }
}
