package kafkaalarms.connect.mqtt.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.MqttSourceConnector;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class SourceChecksTest {
    /** What is wrong with a configuration that is right but for these settings. */
    private static List<String> problems(String... changes) {
        Map<String, String> given = new HashMap<>(Map.of(
            "mqtt.url", "tcp://localhost", "mqtt.client.id", "a", "mqtt.topic", "sensor/+", "kafka.topic", "t"));
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                given.remove(changes[i]);
            } else {
                given.put(changes[i], changes[i + 1]);
            }
        }
        return new MqttSourceConnector().validate(given).configValues().stream()
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
    void validate_SettingsMissing_TellsAllOfThem() {
        assertEquals(4, problems(
            "mqtt.url", null, "mqtt.client.id", null, "mqtt.topic", null, "kafka.topic", null).size());
    }

    @Test
    void validate_AddressOfAnotherScheme_SaysWhatIsAllowed() {
        assertOnly("ssl://host", problems("mqtt.url", "http://localhost"));
        assertOnly("mqtt.username", problems("mqtt.url", "tcp://me:secret@localhost"));
    }

    @Test
    void validate_FilterThatIsNone_SaysWhy() {
        assertOnly("goes on after #", problems("mqtt.topic", "sensor/#/+"));
        assertOnly("does not stand alone", problems("mqtt.topic", "sensor/a+"));
    }

    @Test
    void validate_FilterWithoutAPlaceForTheKey_SaysSo() {
        assertOnly("no + number 1", problems("mqtt.topic", "sensor/boiler"));
        assertOnly("no + number 2", problems("key.wildcard", "2"));
        assertEquals(List.of(), problems("mqtt.topic", "plant/+/sensor/+", "key.wildcard", "2"));
        assertEquals(List.of(), problems("mqtt.topic", "sensor/#", "key.from", "topic"));
    }

    @Test
    void validate_FiltersThatOverlap_SaysThatMessagesWouldComeTwice() {
        assertOnly("come twice", problems("mqtt.topic", "a/+,+/b"));
        assertEquals(List.of(), problems("mqtt.topic", "a/+,b/+"));
    }

    @Test
    void validate_SharedSubscription_IsRefusedUntilTheLossOfOrderIsAllowed() {
        assertOnly("mqtt.shared.unordered", problems("mqtt.topic", "$share/g/sensor/+"));
        assertEquals(List.of(), problems("mqtt.topic", "$share/g/sensor/+", "mqtt.shared.unordered", "true"));
    }

    @Test
    void validate_MisspeltSetting_NamesTheNearest() {
        assertOnly("mqtt.receive.maximum", problems("mqtt.recieve.maximum", "5"));
    }

    @Test
    void validate_FilesForTls_BelongTogetherAndToTls() {
        assertOnly("both", problems("mqtt.url", "ssl://localhost", "mqtt.ssl.cert.file", "c.pem"));
        assertOnly("not ssl", problems("mqtt.ssl.ca.file", "ca.pem"));
    }

    @Test
    void validate_NumberOutOfItsRange_SaysTheRange() {
        assertOnly("65535", problems("mqtt.receive.maximum", "70000"));
        assertOnly("at least 1", problems("mqtt.session.expiry.seconds", "0"));
    }
}
