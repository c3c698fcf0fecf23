package kafkaalarms.connect.mqtt.settings;

import kafkaalarms.connect.mqtt.topic.TopicTemplate;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Settings of the sink, Kafka to MQTT. */
public final class SinkKeys {
    public static final String TOPIC = "mqtt.topic";
    public static final String MOST_IN_FLIGHT = "mqtt.max.in.flight";
    public static final String PUBLISH_TIMEOUT = "mqtt.publish.timeout.ms";
    public static final String READ_COMMITTED = "read.committed.required";
    public static final ConfigDef DEF = define();

    private static final String MESSAGES = "Messages";

    private SinkKeys() {
    }

    private static ConfigDef define() {
        return BrokerKeys.define()
            .define(TOPIC, Type.STRING, ConfigDef.NO_DEFAULT_VALUE,
                Check.of("a topic with {key}, such as devices/{key}/commands", TopicTemplate::parse),
                Importance.HIGH,
                "MQTT topic of a record; {key} stands for its key, which must be a legal level of an MQTT topic.",
                MESSAGES, 1, Width.LONG, "Topic")
            .define(MOST_IN_FLIGHT, Type.INT, 100, ConfigDef.Range.between(1, 65_535), Importance.LOW,
                "Messages under way without the broker's acknowledgement; the broker's own receive maximum, when it "
                    + "is lower (mosquitto: 20).",
                MESSAGES, 2, Width.SHORT, "Most in flight")
            .define(PUBLISH_TIMEOUT, Type.LONG, 30_000L, ConfigDef.Range.between(1_000, 3_600_000), Importance.LOW,
                "Milliseconds without any acknowledgement, while some are waited for, after which the connection is "
                    + "made anew and what is not acknowledged is sent again.",
                MESSAGES, 3, Width.SHORT, "Publish timeout")
            .define(READ_COMMITTED, Type.BOOLEAN, true, Importance.MEDIUM,
                "Refuse a configuration without consumer.override.isolation.level=read_committed: Connect reads "
                    + "uncommitted by default, and devices would get commands out of transactions that were aborted. "
                    + "false: the worker's own consumer.isolation.level is set so, or no writer uses transactions.",
                MESSAGES, 4, Width.SHORT, "Read committed required");
    }
}
