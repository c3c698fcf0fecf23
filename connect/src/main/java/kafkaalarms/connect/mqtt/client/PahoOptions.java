package kafkaalarms.connect.mqtt.client;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** Our settings in the words of the client library. */
final class PahoOptions {
    private static final int CONNECT_TIMEOUT_SECONDS = 10;

    private PahoOptions() {
    }

    static MqttConnectionOptions of(ClientSettings client, SessionSettings session) throws TlsFileException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(session.expirySeconds() == 0);
        options.setSessionExpiryInterval(session.expirySeconds());
        options.setReceiveMaximum(session.receiveMaximum());
        options.setKeepAliveInterval(client.keepAliveSeconds());
        options.setConnectionTimeout(CONNECT_TIMEOUT_SECONDS);
        // The keeper makes a new connection object each time: see Link.
        options.setAutomaticReconnect(false);
        if (!client.username().isEmpty()) {
            options.setUserName(client.username());
            options.setPassword(client.password().value().getBytes(StandardCharsets.UTF_8));
        }
        if (client.address().tls()) {
            options.setSocketFactory(client.tls().socketFactory());
            options.setHttpsHostnameVerificationEnabled(true);
        }
        return options;
    }
}
