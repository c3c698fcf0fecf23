package kafkaalarms.connect.mqtt.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.topic.TopicFilter;
import org.junit.jupiter.api.Test;

class TaskPlanTest {
    private static List<String> filters(int mostTasks, String filters) {
        return TaskPlan.of(SourceRun.settings("tcp://localhost", "mqtt.topic", filters), mostTasks).stream()
            .map(task -> task.get("mqtt.topic")).toList();
    }

    @Test
    void of_FewerFiltersThanTasks_HasATaskForEachFilter() {
        assertEquals(List.of("a/+"), filters(8, "a/+"));
        assertEquals(List.of("a/+", "b/+"), filters(8, "a/+,b/+"));
    }

    @Test
    void of_MoreFiltersThanTasks_GivesEachFilterToOneTask() {
        assertEquals(List.of("a/+,c/+", "b/+"), filters(2, "a/+,b/+,c/+"));
    }

    @Test
    void of_SharedFilter_GivesItToAllTasks() {
        assertEquals(List.of("$share/g/a/+,b/+", "$share/g/a/+"), filters(2, "$share/g/a/+,b/+"));
    }

    @Test
    void of_EachTask_KeepsTheOtherSettings() {
        for (Map<String, String> task : TaskPlan.of(SourceRun.settings("tcp://h", "mqtt.topic", "a/+,b/+"), 2)) {
            assertEquals("tcp://h", task.get("mqtt.url"));
        }
    }

    @Test
    void clientId_OfAFilter_IsItsOwnAndTheSameInEveryTask() {
        TopicFilter one = TopicFilter.parse("a/+");
        assertEquals(ClientIds.of("id", one, 0), ClientIds.of("id", one, 3));
        assertNotEquals(ClientIds.of("id", one, 0), ClientIds.of("id", TopicFilter.parse("b/+"), 0));
    }

    @Test
    void clientId_OfASharedFilter_DiffersByTask() {
        TopicFilter shared = TopicFilter.parse("$share/g/a/+");
        assertNotEquals(ClientIds.of("id", shared, 0), ClientIds.of("id", shared, 1));
    }
}
