package kafkaalarms.connect.mqtt.settings;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The page of all settings, made of their definitions. */
final class ReferencePage {
    private static final String HEAD = """
        # Settings of the MQTT connectors

        Made of the definitions in `settings/` by `ReferencePageTest`;
        `KAFKA_ALARMS_REWRITE_DOCS=1 mvn test` writes it anew.
        Beside these, all settings of Connect hold:
        converters, transforms, `errors.*`, `producer.override.*`, `consumer.override.*`.
        """;

    private final StringBuilder text = new StringBuilder(HEAD);

    static String make() {
        ReferencePage page = new ReferencePage();
        page.connector("Source: MQTT to Kafka", "kafkaalarms.connect.mqtt.MqttSourceConnector", SourceKeys.DEF);
        page.connector("Sink: Kafka to MQTT", "kafkaalarms.connect.mqtt.MqttSinkConnector", SinkKeys.DEF);
        return page.text.toString();
    }

    private void connector(String title, String type, ConfigDef def) {
        text.append("\n## ").append(title).append("\n\n`").append(type).append("`\n");
        for (String group : def.groups()) {
            text.append("\n### ").append(group).append("\n\n");
            text.append("| setting | type | default | allowed | importance |\n|---|---|---|---|---|\n");
            List<ConfigKey> keys = keys(def, group);
            keys.forEach(this::row);
            text.append('\n');
            keys.forEach(this::explanation);
        }
    }

    private static List<ConfigKey> keys(ConfigDef def, String group) {
        List<ConfigKey> keys = new ArrayList<>(def.configKeys().values());
        keys.removeIf(key -> !key.group.equals(group));
        keys.sort((a, b) -> a.orderInGroup - b.orderInGroup);
        return keys;
    }

    private void row(ConfigKey key) {
        text.append("| `").append(key.name).append("` | ").append(key.type.name().toLowerCase()).append(" | ")
            .append(defaultOf(key)).append(" | ").append(key.validator == null ? "" : key.validator).append(" | ")
            .append(key.importance.name().toLowerCase()).append(" |\n");
    }

    private static String defaultOf(ConfigKey key) {
        if (!key.hasDefault()) {
            return "**required**";
        }
        return key.defaultValue == null || key.defaultValue.toString().isEmpty() || key.type == ConfigDef.Type.PASSWORD
            ? "empty"
            : "`" + key.defaultValue + "`";
    }

    private void explanation(ConfigKey key) {
        text.append("- `").append(key.name).append("`: ").append(key.documentation).append('\n');
    }
}
