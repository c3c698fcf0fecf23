package kafkaalarms.connect.mqtt.settings;

import java.util.HashMap;
import java.util.Map;

/** The number of a task among those of its connector, handed to it beside the settings. */
public final class TaskMember {
    private static final String NAME = "task.member";

    private TaskMember() {
    }

    public static Map<String, String> of(Map<String, String> settings, int number) {
        Map<String, String> config = new HashMap<>(settings);
        config.put(NAME, Integer.toString(number));
        return config;
    }

    public static int read(Map<String, String> config) {
        return Integer.parseInt(config.getOrDefault(NAME, "0"));
    }
}
