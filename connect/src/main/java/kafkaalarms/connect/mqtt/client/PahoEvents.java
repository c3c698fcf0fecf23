package kafkaalarms.connect.mqtt.client;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** The library's callback without what we hear elsewhere: at the token of the call, or as the connection's end. */
interface PahoEvents extends MqttCallback {
    @Override
    default void mqttErrorOccurred(MqttException e) {
    }

    @Override
    default void deliveryComplete(IMqttToken token) {
    }

    @Override
    default void connectComplete(boolean again, String address) {
    }

    @Override
    default void authPacketArrived(int code, MqttProperties properties) {
    }
}
