package kafkaalarms.connect.mqtt.settings;

import java.util.List;
import kafkaalarms.connect.mqtt.topic.TopicFilter;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.storage.Converter;

/** Settings of the source, MQTT to Kafka. */
public final class SourceKeys {
    public static final String FILTERS = "mqtt.topic";
    public static final String SHARED = "mqtt.shared.unordered";
    public static final String KAFKA_TOPIC = "kafka.topic";
    public static final String DEAD_LETTER_TOPIC = "dead.letter.topic";
    public static final String KEY_FROM = "key.from";
    public static final String KEY_WILDCARD = "key.wildcard";
    public static final String PAYLOAD_CONVERTER = "payload.converter";
    public static final String RECEIVE_MAXIMUM = "mqtt.receive.maximum";
    public static final String SESSION_EXPIRY = "mqtt.session.expiry.seconds";
    public static final String LONGEST_PAYLOAD = "max.payload.bytes";
    public static final ConfigDef DEF = define();

    private static final String MESSAGES = "Messages";
    private static final String RECORDS = "Records";
    private static final long LONGEST_EXPIRY = 4_294_967_295L;

    private SourceKeys() {
    }

    private static ConfigDef define() {
        ConfigDef def = BrokerKeys.define();
        defineMessages(def);
        defineRecords(def);
        return def;
    }

    private static void defineMessages(ConfigDef def) {
        def.define(FILTERS, Type.LIST, ConfigDef.NO_DEFAULT_VALUE, filters(), Importance.HIGH,
            "Topic filters to subscribe to, separated by commas, such as sensor/+. Each has a session of its own and "
                + "belongs to one task, so that the order of a sensor's messages is kept; tasks.max beyond the number "
                + "of filters has no effect. No two may match the same topic.",
            MESSAGES, 1, Width.LONG, "Topic filters");
        def.define(SHARED, Type.BOOLEAN, false, Importance.MEDIUM,
            "Allow shared subscriptions, $share/group/sensor/+, which spread the messages of one filter over "
                + "tasks.max tasks. The order of a sensor's messages is lost: late samples are then dropped or judged "
                + "late by whoever reads the records.",
            MESSAGES, 2, Width.SHORT, "Shared subscriptions without order");
        def.define(RECEIVE_MAXIMUM, Type.INT, 1_000, ConfigDef.Range.between(1, 65_535), Importance.MEDIUM,
            "Messages that the broker sends for one filter before the first of them is acknowledged, which is when "
                + "Kafka has its record. Bounds the memory: at most twice as many payloads are held.",
            MESSAGES, 3, Width.SHORT, "Receive maximum");
        def.define(SESSION_EXPIRY, Type.LONG, 86_400L, ConfigDef.Range.between(1, LONGEST_EXPIRY), Importance.MEDIUM,
            "Seconds for which the broker keeps the session, with what was not acknowledged, while the task is away. "
                + "Longer than the longest outage that shall lose nothing. 4294967295: for ever.",
            MESSAGES, 4, Width.SHORT, "Session expiry");
        def.define(LONGEST_PAYLOAD, Type.INT, 1_000_000, ConfigDef.Range.between(1, 268_435_455), Importance.MEDIUM,
            "Bytes of the longest payload. A longer one is a dead letter: Kafka would refuse its record, and the "
                + "broker would send it again, for ever. Keep it below producer.override.max.request.size and the "
                + "topic's max.message.bytes.",
            MESSAGES, 5, Width.SHORT, "Longest payload");
    }

    private static void defineRecords(ConfigDef def) {
        def.define(KAFKA_TOPIC, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, new ConfigDef.NonEmptyString(),
            Importance.HIGH, "Kafka topic of the records.", RECORDS, 1, Width.MEDIUM, "Kafka topic");
        def.define(KEY_FROM, Type.STRING, "level", ConfigDef.CaseInsensitiveValidString.in(KeyFrom.texts()),
            Importance.MEDIUM,
            "level: the key is what stands in the MQTT topic at a + of its filter. topic: the whole MQTT topic. none: "
                + "no key. The last two are for transforms that make the key, for instance of a field of the payload, "
                + "which payload.converter lets them see.",
            RECORDS, 2, Width.SHORT, "Key from");
        def.define(KEY_WILDCARD, Type.INT, 1, ConfigDef.Range.between(1, 100), Importance.LOW,
            "Which + of the filter the key stands at, counted from 1. Has no effect unless key.from is level.",
            RECORDS, 3, Width.SHORT, "Key wildcard");
        def.define(PAYLOAD_CONVERTER, Type.CLASS, null, converter(), Importance.LOW,
            "Converter of Connect that reads the payload, such as org.apache.kafka.connect.json.JsonConverter, for "
                + "transforms that look into it; its own settings follow with payload.converter. before them. What it "
                + "cannot read is a dead letter, and value.converter then writes the bytes of the record anew. Empty: "
                + "the payload's bytes are the value, untouched.",
            RECORDS, 4, Width.LONG, "Payload converter");
        def.define(DEAD_LETTER_TOPIC, Type.STRING, "", Importance.MEDIUM,
            "Kafka topic for messages that cannot become records: with a key that no MQTT topic can hold, of a topic "
                + "that the filter does not match, or too large. Empty: they are counted, logged and left out. "
                + "Transforms of the connector see these records too.",
            RECORDS, 5, Width.MEDIUM, "Dead-letter topic");
    }

    private static ConfigDef.Validator converter() {
        return ConfigDef.LambdaValidator.with((name, value) -> {
            if (value != null && !Converter.class.isAssignableFrom((Class<?>) value)) {
                throw new ConfigException(name, value, "it is no converter of Connect");
            }
        }, () -> "a class that is a Converter");
    }

    private static ConfigDef.Validator filters() {
        return ConfigDef.LambdaValidator.with((name, value) -> {
            if (value == null) {
                return;
            }
            if (((List<?>) value).isEmpty()) {
                throw new ConfigException(name, value, "there must be at least one topic filter");
            }
            for (Object filter : (List<?>) value) {
                try {
                    TopicFilter.parse((String) filter);
                } catch (IllegalArgumentException e) {
                    throw new ConfigException(name, value, e.getMessage());
                }
            }
        }, () -> "topic filters of MQTT");
    }
}
