package kafkaalarms.connect.mqtt.client;

import java.io.IOException;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The library's client on connections over which it does not lose its threads. */
final class PahoClient extends MqttAsyncClient {
    private static final long SETTLE_MS = 5_000;
    private volatile PatientNetwork[] networks = {};

    PahoClient(BrokerAddress address, String clientId) throws MqttException {
        super(address.toString(), clientId, new MemoryPersistence());
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) throws MqttException {
        networks = Stream.of(super.createNetworkModules(address, options))
            .map(PatientNetwork::new).toArray(PatientNetwork[]::new);
        return networks;
    }

    /** Brings an attempt to connect to where it can be ended, if there is one. */
    void settle() throws InterruptedException {
        for (PatientNetwork network : networks) {
            try {
                network.settle(SETTLE_MS);
            } catch (IOException e) {
                // It is closed all the same.
            }
        }
    }
}
