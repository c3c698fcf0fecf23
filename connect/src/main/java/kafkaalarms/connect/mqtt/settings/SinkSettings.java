package kafkaalarms.connect.mqtt.settings;

import java.time.Duration;
import java.util.Map;
import kafkaalarms.connect.mqtt.client.ClientSettings;
import kafkaalarms.connect.mqtt.topic.TopicTemplate;
import org.apache.kafka.common.config.AbstractConfig;

/** What a sink task is told. */
public record SinkSettings(
        ClientSettings client, String clientId, TopicTemplate topic, int mostInFlight, Duration publishTimeout) {
    public static SinkSettings read(Map<String, String> given) {
        AbstractConfig config = new AbstractConfig(SinkKeys.DEF, given);
        return new SinkSettings(
            BrokerKeys.read(config),
            config.getString(BrokerKeys.CLIENT_ID),
            TopicTemplate.parse(config.getString(SinkKeys.TOPIC)),
            config.getInt(SinkKeys.MOST_IN_FLIGHT),
            Duration.ofMillis(config.getLong(SinkKeys.PUBLISH_TIMEOUT)));
    }
}
