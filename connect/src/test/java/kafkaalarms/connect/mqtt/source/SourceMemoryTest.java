package kafkaalarms.connect.mqtt.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import kafkaalarms.connect.mqtt.broker.ScriptedBroker;
import kafkaalarms.connect.mqtt.broker.ScriptedConnection;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much a source task holds, whatever the broker sends. */
class SourceMemoryTest {
    private static final long SOON_MS = 60_000;
    private final ScriptedBroker broker = new ScriptedBroker();

    @AfterEach
    void closeBroker() {
        broker.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void poll_MoreThanTheQueueOfQos0Holds_CountsWhatIsLost() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url(), "mqtt.receive.maximum", "5")) {
            ScriptedConnection connection = broker.nextConnection();
            for (int i = 0; i < 8; i++) {
                connection.send("sensor/a", bytes("" + i), 0);
            }
            Eventually.holds("the last ones found no place", Duration.ofMillis(SOON_MS), () ->
                run.metric("messages-overflowed-total") == 3);
            assertEquals(5, run.poll(5).size());
            assertEquals(8, run.metric("messages-received-total"));
        }
    }

    @Test
    void poll_BrokerThatIgnoresTheReceiveMaximum_IsHeldBackAllTheSame() throws Exception {
        try (SourceRun run = SourceRun.start(broker.url(), "mqtt.receive.maximum", "10")) {
            ScriptedConnection connection = broker.nextConnection();
            for (int id = 1; id <= 200; id++) {
                connection.send("sensor/a", bytes("" + id), id);
            }
            int seen = 0;
            while (seen < 200) {
                List<SourceRecord> some = run.poll(1);
                assertTrue(run.metric("messages-unacknowledged") <= 10);
                seen += some.size();
                some.forEach(run::commit);
            }
            assertEquals(0, run.metric("connections-stalled-total"));
        }
    }

    @Test
    void poll_BrokerThatIgnoresTheReceiveMaximumWhileKafkaIsAway_IsLeftAndBringsAllAgain() throws Exception {
        try (SourceRun run = SourceRun.start(broker.keepsSessions().url(), "mqtt.receive.maximum", "10")) {
            ScriptedConnection first = broker.nextConnection();
            for (int id = 1; id <= 40; id++) {
                first.send("sensor/a", bytes("" + id), id);
            }
            run.poll(10);
            ScriptedConnection second = broker.nextConnection();
            assertEquals(1, run.metric("connections-stalled-total"));
            second.send("sensor/a", bytes("1"), 1);
            run.commit(run.poll(1).get(0));
            assertEquals(1, broker.nextAcknowledged(SOON_MS));
        }
    }

    @Test
    void poll_HugePayload_ComesAsItIs() throws Exception {
        byte[] payload = new byte[20_000_000];
        payload[payload.length - 1] = 1;
        try (SourceRun run = SourceRun.start(broker.url(), "max.payload.bytes", "20000000")) {
            broker.nextConnection().send("sensor/a", payload, 1);
            assertArrayEquals(payload, (byte[]) run.poll(1).get(0).value());
        }
    }

    @Test
    void poll_PayloadTooLong_IsADeadLetterWithLengthAndHash() throws Exception {
        try (SourceRun run = SourceRun.start(
                broker.url(), "dead.letter.topic", "letters", "max.payload.bytes", "1000")) {
            ScriptedConnection connection = broker.nextConnection();
            connection.send("sensor/a", new byte[1_000], 1);
            connection.send("sensor/a", new byte[1_001], 2);
            List<SourceRecord> records = run.poll(2);

            assertEquals("records", records.get(0).topic());
            SourceRecord letter = records.get(1);
            assertEquals("letters", letter.topic());
            assertNull(letter.value());
            assertEquals("1001", letter.headers().lastWithName("ka.value.length").value());
            assertEquals(64, ((String) letter.headers().lastWithName("ka.value.sha256").value()).length());
        }
    }
}
