package kafkaalarms.connect.mqtt.settings;

import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.client.ClientSettings;
import kafkaalarms.connect.mqtt.topic.TopicFilter;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * What a source task is told.
 *
 */
public record SourceSettings(
        ClientSettings client,
        String clientId,
        List<TopicFilter> filters,
        String kafkaTopic,
        String deadLetterTopic,
        KeyFrom keyFrom,
        int keyWildcard,
        Class<?> payloadConverter,
        Map<String, Object> payloadConverterSettings,
        int receiveMaximum,
        long sessionExpirySeconds,
        int longestPayload) {
    public static SourceSettings read(Map<String, String> given) {
        AbstractConfig config = new AbstractConfig(SourceKeys.DEF, given);
        return new SourceSettings(
            BrokerKeys.read(config),
            config.getString(BrokerKeys.CLIENT_ID),
            config.getList(SourceKeys.FILTERS).stream().map(TopicFilter::parse).toList(),
            config.getString(SourceKeys.KAFKA_TOPIC),
            config.getString(SourceKeys.DEAD_LETTER_TOPIC),
            KeyFrom.of(config.getString(SourceKeys.KEY_FROM)),
            config.getInt(SourceKeys.KEY_WILDCARD),
            config.getClass(SourceKeys.PAYLOAD_CONVERTER),
            config.originalsWithPrefix(SourceKeys.PAYLOAD_CONVERTER + "."),
            config.getInt(SourceKeys.RECEIVE_MAXIMUM),
            config.getLong(SourceKeys.SESSION_EXPIRY),
            config.getInt(SourceKeys.LONGEST_PAYLOAD));
    }
}
