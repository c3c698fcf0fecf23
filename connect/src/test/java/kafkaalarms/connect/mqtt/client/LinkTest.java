package kafkaalarms.connect.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kafkaalarms.connect.mqtt.broker.ScriptedBroker;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

/** Tasks hold a connection that the keeper's thread may have closed a moment ago. */
class LinkTest {
    private static final long SECOND = 1_000_000_000;

    private static Link closed(ScriptedBroker broker) throws Exception {
        ClientSettings client = new ClientSettings(
            BrokerAddress.parse(broker.url()), "", new Password(""), 30, new TlsFiles("", "", ""),
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(20)), Duration.ZERO);
        Link link = new Link(client, SessionSettings.publishing("a"), LinkListener.NONE);
        link.open(1);
        link.close();
        return link;
    }

    @Test
    void acknowledge_OnAClosedConnection_DoesNothing() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker()) {
            Link link = closed(broker);
            assertDoesNotThrow(() -> link.acknowledge(1));
        }
    }

    @Test
    void publish_OnAClosedConnection_CutsTheReceiptOffAndFreesItsPlace() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker()) {
            Link link = closed(broker);
            Heard heard = new Heard();
            for (int i = 0; i < 2; i++) {
                assertTrue(link.publish("devices/a/commands", new byte[1], SECOND, heard));
            }
            assertEquals(List.of("cut off", "cut off"), heard.answers);
            assertEquals(List.of(), broker.published());
        }
    }

    private static final class Heard implements Receipt {
        private final List<String> answers = new ArrayList<>();

        @Override
        public void acknowledged() {
            answers.add("acknowledged");
        }

        @Override
        public void refused(String why) {
            answers.add("refused");
        }

        @Override
        public void denied(String why) {
            answers.add("denied");
        }

        @Override
        public void cutOff(String why) {
            answers.add("cut off");
        }

        @Override
        public void failed(String why) {
            answers.add("failed");
        }
    }
}
