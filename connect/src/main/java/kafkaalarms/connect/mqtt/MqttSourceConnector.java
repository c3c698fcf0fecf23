package kafkaalarms.connect.mqtt;

import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.settings.Problems;
import kafkaalarms.connect.mqtt.settings.SourceChecks;
import kafkaalarms.connect.mqtt.settings.SourceKeys;
import kafkaalarms.connect.mqtt.source.MqttSourceTask;
import kafkaalarms.connect.mqtt.source.TaskPlan;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * MQTT 5 to Kafka, at least once: a message is acknowledged to the MQTT broker when Kafka has acknowledged its record,
 * and not before.
 */
public final class MqttSourceConnector extends SourceConnector {
    private Map<String, String> settings;

    @Override
    public String version() {
        return PluginVersion.TEXT;
    }

    @Override
    public ConfigDef config() {
        return SourceKeys.DEF;
    }

    @Override
    public Config validate(Map<String, String> given) {
        return Problems.add(super.validate(given), SourceChecks.of(given));
    }

    @Override
    public void start(Map<String, String> given) {
        settings = given;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return MqttSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int mostTasks) {
        return TaskPlan.of(settings, mostTasks);
    }

    @Override
    public void stop() {
        // Nothing is held here: connections belong to tasks.
    }
}
