package kafkaalarms.connect.mqtt.programs;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A device that publishes with QoS 1, and goes on after the MQTT broker was away. */
public final class MqttDevice implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final String url;
    private final String name;
    private MqttClient client;

    public MqttDevice(String url) {
        this(url, "device");
    }

    public MqttDevice(String url, String name) {
        this.url = url;
        this.name = name;
    }

    /** Returns when the broker has the message; sends it again when a connection ends before. */
    public void publish(String topic, byte[] payload) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                connect();
                client.publish(topic, payload, 1, false);
                return;
            } catch (MqttException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    public void publish(String topic, String payload) throws Exception {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    private void connect() throws MqttException {
        if (client != null && client.isConnected()) {
            return;
        }
        close();
        client = new MqttClient(url, name, new MemoryPersistence());
        // Long: what is only late would be sent twice. A connection that is lost is told at once.
        client.setTimeToWait(60_000);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        client.connect(options);
    }

    @Override
    public void close() throws MqttException {
        if (client != null) {
            MqttClient old = client;
            client = null;
            try {
                old.disconnectForcibly(0, 100, false);
            } catch (MqttException e) {
                // It was not connected any more.
            }
            old.close(true);
        }
    }
}
