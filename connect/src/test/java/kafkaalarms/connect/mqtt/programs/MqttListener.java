package kafkaalarms.connect.mqtt.programs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kafkaalarms.connect.mqtt.client.Backoff;
import kafkaalarms.connect.mqtt.client.BrokerAddress;
import kafkaalarms.connect.mqtt.client.ClientSettings;
import kafkaalarms.connect.mqtt.client.Link;
import kafkaalarms.connect.mqtt.client.LinkKeeper;
import kafkaalarms.connect.mqtt.client.LinkListener;
import kafkaalarms.connect.mqtt.client.SessionSettings;
import kafkaalarms.connect.mqtt.client.TlsFiles;
import org.apache.kafka.common.config.types.Password;

/** Devices that listen for commands, with a session that outlives outages of the MQTT broker. */
public final class MqttListener implements LinkListener, AutoCloseable {
    /** A message that came. */
    public record Heard(String topic, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final List<Heard> heard = new ArrayList<>();
    private final LinkKeeper keeper;

    public MqttListener(String url, String filter) throws InterruptedException {
        ClientSettings client = new ClientSettings(
            BrokerAddress.parse(url), "", new Password(""), 30, new TlsFiles("", "", ""),
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(500)), Duration.ZERO);
        SessionSettings session =
            new SessionSettings("listener-" + filter.hashCode(), 3_600, 1_000, filter, false);
        keeper = new LinkKeeper(client, session, 1, this);
        keeper.start();
        keeper.awaitFirst(Duration.ofSeconds(60));
        if (!keeper.health().isUp()) {
            keeper.close();
            throw new AssertionError(keeper.health().lastError());
        }
    }

    @Override
    public void arrived(Link link, String topic, byte[] payload, int id, int qos) {
        synchronized (heard) {
            heard.add(new Heard(topic, payload));
        }
        link.acknowledge(id);
    }

    public List<Heard> heard() {
        synchronized (heard) {
            return new ArrayList<>(heard);
        }
    }

    @Override
    public void close() {
        keeper.close();
    }
}
