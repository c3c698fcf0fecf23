package kafkaalarms.connect.mqtt.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.settings.SourceKeys;
import kafkaalarms.connect.mqtt.settings.SourceSettings;
import kafkaalarms.connect.mqtt.settings.TaskMember;
import kafkaalarms.connect.mqtt.topic.TopicFilter;

/** Which task reads which topic filter: each filter belongs to one task, a shared one to all. */
public final class TaskPlan {
    private TaskPlan() {
    }

    public static List<Map<String, String>> of(Map<String, String> settings, int mostTasks) {
        List<TopicFilter> filters = SourceSettings.read(settings).filters();
        boolean shared = filters.stream().anyMatch(TopicFilter::isShared);
        int tasks = shared ? mostTasks : Math.min(mostTasks, filters.size());
        List<List<String>> plan = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            plan.add(new ArrayList<>());
        }
        int next = 0;
        for (TopicFilter filter : filters) {
            if (filter.isShared()) {
                plan.forEach(task -> task.add(filter.toString()));
            } else {
                plan.get(next++ % tasks).add(filter.toString());
            }
        }
        return configs(settings, plan);
    }

    private static List<Map<String, String>> configs(Map<String, String> settings, List<List<String>> plan) {
        List<Map<String, String>> configs = new ArrayList<>();
        for (int task = 0; task < plan.size(); task++) {
            Map<String, String> config = TaskMember.of(settings, task);
            config.put(SourceKeys.FILTERS, String.join(",", plan.get(task)));
            configs.add(config);
        }
        return configs;
    }
}
