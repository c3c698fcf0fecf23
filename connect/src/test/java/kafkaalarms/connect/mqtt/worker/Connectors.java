package kafkaalarms.connect.mqtt.worker;

import java.util.HashMap;
import java.util.Map;

/** Configurations as the README shows them. */
final class Connectors {
    private Connectors() {
    }

    static Map<String, String> source(String url, String name, String... more) {
        Map<String, String> config = new HashMap<>(Map.of(
            "connector.class", "kafkaalarms.connect.mqtt.MqttSourceConnector",
            "tasks.max", "1",
            "mqtt.url", url,
            "mqtt.client.id", name,
            "mqtt.topic", name + "/+",
            "kafka.topic", name,
            "key.converter", "org.apache.kafka.connect.storage.StringConverter",
            "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"));
        return add(config, more);
    }

    static Map<String, String> sink(String url, String name, String... more) {
        Map<String, String> config = new HashMap<>(Map.of(
            "connector.class", "kafkaalarms.connect.mqtt.MqttSinkConnector",
            "tasks.max", "1",
            "topics", name,
            "mqtt.url", url,
            "mqtt.client.id", name,
            "mqtt.topic", name + "/{key}/commands",
            "key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
            "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"));
        config.putAll(Map.of(
            "consumer.override.isolation.level", "read_committed",
            "consumer.override.session.timeout.ms", "10000",
            "consumer.override.heartbeat.interval.ms", "3000",
            "errors.tolerance", "all",
            "errors.deadletterqueue.topic.name", name + "-dlq",
            "errors.deadletterqueue.topic.replication.factor", "1",
            "errors.deadletterqueue.context.headers.enable", "true"));
        return add(config, more);
    }

    private static Map<String, String> add(Map<String, String> config, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        return config;
    }
}
