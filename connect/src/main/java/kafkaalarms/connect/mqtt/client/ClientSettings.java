package kafkaalarms.connect.mqtt.client;

import java.time.Duration;
import org.apache.kafka.common.config.types.Password;

/**
 * What every connection to the MQTT broker needs to know.
 *
 * @param username empty: no login
 * @param longestOutage how long a task bears to be without a connection before it fails; zero: for ever
 */
public record ClientSettings(
        BrokerAddress address,
        String username,
        Password password,
        int keepAliveSeconds,
        TlsFiles tls,
        Backoff backoff,
        Duration longestOutage) {
}
