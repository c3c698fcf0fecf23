package kafkaalarms.connect.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.settings.Problems;
import kafkaalarms.connect.mqtt.settings.SinkChecks;
import kafkaalarms.connect.mqtt.settings.SinkKeys;
import kafkaalarms.connect.mqtt.settings.TaskMember;
import kafkaalarms.connect.mqtt.sink.MqttSinkTask;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Kafka to MQTT 5, at least once, one MQTT topic for each record key. */
public final class MqttSinkConnector extends SinkConnector {
    private Map<String, String> settings;

    @Override
    public String version() {
        return PluginVersion.TEXT;
    }

    @Override
    public ConfigDef config() {
        return SinkKeys.DEF;
    }

    @Override
    public Config validate(Map<String, String> given) {
        return Problems.add(super.validate(given), SinkChecks.of(given));
    }

    @Override
    public void start(Map<String, String> given) {
        settings = given;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return MqttSinkTask.class;
    }

    /** Tasks differ by their number alone: Connect gives each its partitions. */
    @Override
    public List<Map<String, String>> taskConfigs(int mostTasks) {
        List<Map<String, String>> configs = new ArrayList<>();
        for (int task = 0; task < mostTasks; task++) {
            configs.add(TaskMember.of(settings, task));
        }
        return configs;
    }

    @Override
    public void stop() {
        // Nothing is held here: connections belong to tasks.
    }
}
