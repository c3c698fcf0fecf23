package kafkaalarms.connect.mqtt.client;

import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The library's client on connections over which it does not lose its threads. */
final class PahoClient extends MqttAsyncClient {
    PahoClient(BrokerAddress address, String clientId) throws MqttException {
        super(address.toString(), clientId, new MemoryPersistence());
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) throws MqttException {
        return Stream.of(super.createNetworkModules(address, options))
            .map(PatientNetwork::new).toArray(NetworkModule[]::new);
    }
}
