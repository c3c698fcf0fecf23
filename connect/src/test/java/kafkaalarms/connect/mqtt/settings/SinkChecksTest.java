package kafkaalarms.connect.mqtt.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.MqttSinkConnector;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class SinkChecksTest {
    private static List<String> problems(String... changes) {
        Map<String, String> given = new HashMap<>(Map.of(
            "mqtt.url", "tcp://localhost", "mqtt.client.id", "a", "mqtt.topic", "devices/{key}/commands",
            "consumer.override.isolation.level", "read_committed"));
        for (int i = 0; i < changes.length; i += 2) {
            given.put(changes[i], changes[i + 1]);
        }
        return new MqttSinkConnector().validate(given).configValues().stream()
            .map(ConfigValue::errorMessages).flatMap(List::stream).toList();
    }

    private static void assertOnly(String part, List<String> problems) {
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains(part), problems.get(0));
    }

    @Test
    void validate_TheShortestConfiguration_FindsNothing() {
        assertEquals(List.of(), problems());
    }

    @Test
    void validate_ReadingUncommitted_IsRefusedUnlessAllowed() {
        String isolation = "consumer.override.isolation.level";
        assertOnly(isolation, problems(isolation, "read_uncommitted"));
        assertEquals(List.of(), problems(isolation, "read_uncommitted", "read.committed.required", "false"));
    }

    @Test
    void validate_DeadLettersWithoutTolerance_SaysThatTheyWouldStopTheTask() {
        assertOnly("errors.tolerance", problems("errors.deadletterqueue.topic.name", "letters"));
        assertEquals(List.of(), problems("errors.deadletterqueue.topic.name", "letters", "errors.tolerance", "all"));
    }

    @Test
    void validate_TopicWithoutOnePlaceForTheKey_SaysSo() {
        assertOnly("once", problems("mqtt.topic", "devices/commands"));
        assertOnly("once", problems("mqtt.topic", "a/{key}/{key}"));
        assertOnly("must not begin", problems("mqtt.topic", "{key}/commands"));
        assertOnly("must not hold", problems("mqtt.topic", "devices/{key}/#"));
    }
}
