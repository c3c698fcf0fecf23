package kafkaalarms.connect.mqtt.sink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import kafkaalarms.connect.mqtt.broker.ScriptedBroker;
import kafkaalarms.connect.mqtt.broker.ScriptedBroker.Published;
import kafkaalarms.connect.mqtt.broker.ScriptedConnection;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sink against a broker that does what the test says. */
class MqttSinkTaskTest {
    private static final long PAUSE_NANOS = 100_000;
    private static final Duration SOON = Duration.ofSeconds(60);
    private final ScriptedBroker broker = new ScriptedBroker();

    @AfterEach
    void closeBroker() {
        broker.close();
    }

    private static String text(Published message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }

    private static List<SinkRecord> numbered(SinkRun run, int count, int devices) {
        return IntStream.range(0, count).mapToObj(i -> run.record("d" + i % devices, "" + i)).toList();
    }

    /** Numbers in the order of each device's first receipt of them, repeats left out. */
    private Map<String, List<Integer>> firsts() {
        Map<String, List<Integer>> firsts = new HashMap<>();
        for (Published message : broker.published()) {
            List<Integer> numbers = firsts.computeIfAbsent(message.topic(), topic -> new ArrayList<>());
            int number = Integer.parseInt(text(message));
            if (!numbers.contains(number)) {
                numbers.add(number);
            }
        }
        return firsts;
    }

    private void awaitPublished(int count) throws Exception {
        Eventually.holds("it is published", SOON, () -> broker.published().size() == count);
    }

    @Test
    void put_Record_IsPublishedOnTheTopicOfItsKeyWithItsBytes() {
        byte[] value = {0, (byte) 0xFF, 1};
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(run.record((Object) "Küche-Ω 7".getBytes(StandardCharsets.UTF_8), value));

            Published message = broker.published().get(0);
            assertEquals("devices/Küche-Ω 7/commands", message.topic());
            assertArrayEquals(value, message.payload());
            assertEquals(1, run.commitsRequested());
            assertEquals(1, run.metric("messages-published-total"));
        }
    }

    @Test
    void put_KeyAndValueAsTextOrBuffer_ArePublishedAlike() {
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(
                run.record((Object) "a", "1"),
                run.record(ByteBuffer.wrap(new byte[] {'b'}), ByteBuffer.wrap(new byte[] {'2'})));
            assertEquals(List.of("devices/a/commands", "devices/b/commands"),
                broker.published().stream().map(Published::topic).toList());
        }
    }

    @Test
    void put_MoreDevicesThanTopicAliases_NeverMixesTopics() {
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(numbered(run, 3_000, 97));
            assertEquals(3_000, broker.published().size());
            for (Published message : broker.published()) {
                assertEquals("devices/d" + Integer.parseInt(text(message)) % 97 + "/commands", message.topic());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a+", "#", "x\u0000y", "\uFFFD", "line\nbreak", "\uFFFF"})
    void put_KeyThatIsNoTopicLevel_IsReportedAndTheNextGoesOn(String key) {
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(run.record(key, "bad"), run.record("a", "good"));

            assertEquals(List.of("good"), broker.published().stream().map(MqttSinkTaskTest::text).toList());
            assertEquals(1, run.reported.size());
            assertTrue(run.reported.get(0).why().contains("alarme[0]@0"), run.reported.get(0).why());
            assertEquals(1, run.metric("errant-records-total"));
        }
    }

    @Test
    void put_KeyMissingTooLongOrNotUtf8_IsReported() {
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(
                run.record((Object) null, new byte[1]),
                run.record("x".repeat(1_025), "bad"),
                run.record((Object) new byte[] {(byte) 0xC3, 0x28}, new byte[1]),
                run.record((Object) 7, new byte[1]),
                run.record((Object) "a", 7));
            assertEquals(5, run.reported.size());
            assertTrue(broker.published().isEmpty());
        }
    }

    @Test
    void put_BadKeyWithoutAReporter_IsCountedAndTheNextGoesOn() {
        try (SinkRun run = SinkRun.startWithoutReporter(broker.url())) {
            run.put(run.record("a/b", "bad"), run.record("a", "good"));
            assertEquals(List.of("good"), broker.published().stream().map(MqttSinkTaskTest::text).toList());
            assertEquals(1, run.metric("records-left-out-total"));
        }
    }

    @Test
    void put_Tombstone_PublishesNothingAndIsCounted() {
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(run.record((Object) new byte[] {'a'}, null));
            assertTrue(broker.published().isEmpty());
            assertTrue(run.reported.isEmpty());
            assertEquals(1, run.metric("tombstones-total"));
        }
    }

    @Test
    void put_BeforeTheAcknowledgement_DoesNotReturn() throws Exception {
        broker.answers(message -> ScriptedBroker.SILENCE);
        try (SinkRun run = SinkRun.start(broker.url())) {
            List<SinkRecord> batch = List.of(run.record("a", "1"));
            assertThrows(RetriableException.class, () -> run.task().put(batch));
            assertEquals(0, run.commitsRequested());
            awaitPublished(1);
        }
    }

    @Test
    void put_SameBatchAgainWhileUnderWay_SendsNothingTwice() throws Exception {
        broker.answers(message -> ScriptedBroker.SILENCE);
        try (SinkRun run = SinkRun.start(broker.url())) {
            List<SinkRecord> batch = List.of(run.record("a", "1"));
            assertThrows(RetriableException.class, () -> run.task().put(batch));
            awaitPublished(1);
            broker.nextConnection().acknowledge(broker.published().get(0).id(), 0);
            run.put(batch);
            assertEquals(1, broker.published().size());
        }
    }

    @Test
    void put_SilentBroker_IsLeftForANewConnectionAfterTheTimeout() throws Exception {
        broker.answers(message -> ScriptedBroker.SILENCE);
        try (SinkRun run = SinkRun.start(broker.url(), "mqtt.publish.timeout.ms", "1000")) {
            List<SinkRecord> batch = List.of(run.record("a", "1"));
            assertThrows(RetriableException.class, () -> run.task().put(batch));
            broker.answers(message -> 0);
            run.put(batch);
            assertEquals(List.of("1", "1"), broker.published().stream().map(MqttSinkTaskTest::text).toList());
            assertEquals(1, run.metric("reconnections-total"));
        }
    }

    @Test
    void put_ConnectionCutBeforePuback_SendsAgainAndKeepsEachDevicesOrder() {
        AtomicInteger count = new AtomicInteger();
        broker.answers(message -> count.incrementAndGet() % 70 == 0 ? ScriptedBroker.CUT : 0);
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(numbered(run, 300, 7));
            run.put(numbered(run, 300, 7).stream().map(one -> run.record(
                new String((byte[]) one.key(), StandardCharsets.UTF_8),
                "" + (300 + Integer.parseInt(new String((byte[]) one.value(), StandardCharsets.UTF_8))))).toList());

            Map<String, List<Integer>> firsts = firsts();
            assertEquals(600, firsts.values().stream().mapToInt(List::size).sum());
            firsts.forEach((topic, numbers) -> assertEquals(numbers.stream().sorted().toList(), numbers, topic));
            assertTrue(run.metric("messages-repeated-total") > 0);
        }
    }

    @Test
    void put_OneMessageNotTakenForNow_SendsItAndAllAfterItAgain() {
        Set<String> once = ConcurrentHashMap.newKeySet();
        broker.answers(message -> text(message).equals("1") && once.add("1") ? 0x97 : 0);
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(numbered(run, 4, 1));
            List<String> texts = broker.published().stream().map(MqttSinkTaskTest::text).toList();
            assertEquals(List.of("0", "1", "2", "3", "1", "2", "3"), texts);
        }
    }

    @Test
    void put_BrokerRefusesTheTopicForGood_IsReportedAndTheNextGoesOn() {
        broker.answers(message -> text(message).equals("bad") ? 0x90 : 0);
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(run.record("a", "bad"), run.record("b", "good"));
            assertEquals(1, run.reported.size());
            assertTrue(run.reported.get(0).why().contains("0x90"), run.reported.get(0).why());
        }
    }

    @Test
    void put_MessageOverWhichTheBrokerAlwaysEndsTheConnection_IsReportedAndTheOthersArrive() {
        broker.answers(message -> text(message).equals("7") ? ScriptedBroker.CUT : 0);
        try (SinkRun run = SinkRun.start(broker.url(), "mqtt.publish.timeout.ms", "1000")) {
            run.put(numbered(run, 20, 3));
            assertEquals(1, run.reported.size());
            assertTrue(run.reported.get(0).why().contains("alarme[0]@7"), run.reported.get(0).why());
            assertEquals(20, firsts().values().stream().mapToInt(List::size).sum());
        }
    }

    @Test
    void put_MessageOverWhichTheBrokerEndsTheConnectionForAWhile_IsPublishedAndNotReported() {
        AtomicInteger cuts = new AtomicInteger();
        broker.answers(message -> text(message).equals("7") && cuts.incrementAndGet() <= 4 ? ScriptedBroker.CUT : 0);
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(numbered(run, 20, 3));
            assertTrue(run.reported.isEmpty());
            assertEquals(5, cuts.get());
        }
    }

    @Test
    void put_NotAllowed_IsReportedOrElseStopsTheTaskWithoutLoss() {
        broker.answers(message -> 0x87);
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(run.record("a", "1"));
            assertEquals(1, run.reported.size());
        }
        try (SinkRun run = SinkRun.startWithoutReporter(broker.url())) {
            List<SinkRecord> batch = List.of(run.record("a", "1"));
            ConnectException failure = assertThrows(ConnectException.class, () -> run.put(batch));
            assertTrue(failure.getMessage().contains("errors.deadletterqueue.topic.name"), failure.getMessage());
            assertEquals(0, run.commitsRequested());
        }
    }

    @Test
    void put_LargerThanTheBrokersPackets_IsReportedAndNotSent() {
        broker.takesPacketsUpTo(2_000);
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(run.record("a", "x".repeat(2_000)), run.record("b", "good"));
            assertEquals(List.of("good"), broker.published().stream().map(MqttSinkTaskTest::text).toList());
            assertEquals(1, run.reported.size());
        }
    }

    @Test
    void put_HugePayload_IsPublishedAsItIs() {
        byte[] value = new byte[20_000_000];
        value[value.length - 1] = 1;
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(run.record((Object) "a", value));
            assertArrayEquals(value, broker.published().get(0).payload());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void put_BrokersReceiveMaximum_IsFilledAndNeverExceeded(int most) throws Exception {
        broker.receivesAtMost(most).answers(message -> ScriptedBroker.SILENCE);
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger highest = new AtomicInteger();
        try (SinkRun run = SinkRun.start(broker.url())) {
            ScriptedConnection connection = broker.nextConnection();
            Thread acknowledging = new Thread(() -> {
                while (acknowledged.get() < 300) {
                    int open = broker.published().size() - acknowledged.get();
                    highest.accumulateAndGet(open, Math::max);
                    // Only a full window is answered, so that it fills up.
                    if (open == most || broker.published().size() == 300) {
                        connection.acknowledge(broker.published().get(acknowledged.getAndIncrement()).id(), 0);
                    }
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            });
            acknowledging.setDaemon(true);
            acknowledging.start();
            run.put(numbered(run, 300, 5));
            acknowledging.join();
            assertEquals(300, broker.published().size());
            assertEquals(most, highest.get());
            assertEquals(0, run.metric("messages-repeated-total"));
        }
    }

    @Test
    void start_BrokerAway_PublishesWhenItIsThere() throws Exception {
        broker.stopListening();
        Thread later = broker.listenAgainIn(Duration.ofSeconds(1));
        try (SinkRun run = SinkRun.start(broker.url())) {
            run.put(run.record("a", "1"));
            assertEquals(1, broker.published().size());
        }
        later.join();
    }

    @Test
    void put_BrokerGoneInTheMiddle_AsksConnectToComeAgainAndThenGoesOn() throws Exception {
        try (SinkRun run = SinkRun.start(broker.url())) {
            broker.stopListening();
            broker.nextConnection().cut();
            Eventually.holds("it is noticed", SOON, () -> run.metric("connections-open") == 0);
            List<SinkRecord> batch = List.of(run.record("a", "1"));
            assertThrows(RetriableException.class, () -> run.task().put(batch));
            broker.listenAgain();
            run.put(batch);
            assertEquals(1, broker.published().size());
        }
    }

    @Test
    void start_LoginRefused_FailsWithTheCureInIt() {
        broker.refusesConnections(0x86);
        ConnectException failure = SinkRun.failure(broker.url());
        assertTrue(failure.getMessage().contains("mqtt.password"), failure.getMessage());
    }

    @Test
    void put_WithoutRecordsAfterATakeover_FailsTheTask() throws Exception {
        try (SinkRun run = SinkRun.start(broker.url())) {
            broker.nextConnection().disconnect(0x8E);
            Eventually.holds("it is noticed", SOON, () -> run.metric("connections-open") == 0);
            assertThrows(ConnectException.class, () -> run.task().put(List.of()));
        }
    }

    @Test
    void close_PartitionWithMessagesUnderWay_ForgetsThem() throws Exception {
        broker.answers(message -> ScriptedBroker.SILENCE);
        try (SinkRun run = SinkRun.start(broker.url())) {
            SinkRecord record = run.record("a", "1");
            assertThrows(RetriableException.class, () -> run.task().put(List.of(record)));
            awaitPublished(1);
            run.task().close(Set.of(new TopicPartition("alarme", 0)));
            broker.answers(message -> 0);
            run.put(record);
            assertEquals(2, broker.published().size());
        }
    }
}
