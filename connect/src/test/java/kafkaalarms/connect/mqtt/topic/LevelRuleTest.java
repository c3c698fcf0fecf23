package kafkaalarms.connect.mqtt.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "boiler-07", "Raum 7", "a.b", "Küche-Ω-日本", "x:y%20z", "${x}", "\"quoted\"", "\\", "$SYS", "😀"})
    void problem_IdsThatDevicesHave_IsNone(String key) {
        assertEquals(Optional.empty(), LevelRule.problem(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/", "a/b", "+", "a+b", "#", "\0", "\u0001", "\u007F", "\u0085", "\uFFFD", "\uFFFE", "\uFDD0"})
    void problem_KeysThatNoLevelCanHold_IsTold(String key) {
        assertTrue(LevelRule.problem(key).isPresent());
    }

    @Test
    void problem_HalfACharacter_IsTold() {
        assertTrue(LevelRule.problem("a\uD83D").isPresent());
        assertTrue(LevelRule.problem("\uDE00a").isPresent());
    }

    @Test
    void problem_OfTheLength_BeginsAfter1024Bytes() {
        assertFalse(LevelRule.problem("x".repeat(1_024)).isPresent());
        assertTrue(LevelRule.problem("x".repeat(1_025)).isPresent());
        assertTrue(LevelRule.problem("ü".repeat(513)).isPresent());
    }

    @Test
    void problem_RandomKeys_NoneWithoutAProblemChangesTheTopicsShape() {
        long seed = 20260802;
        Random random = new Random(seed);
        TopicTemplate template = TopicTemplate.parse("devices/{key}/commands");
        TopicFilter filter = TopicFilter.parse("devices/+/commands");
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            String key = new String(bytes, round % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
            if (LevelRule.problem(key).isEmpty()) {
                String topic = template.topicOf(key);
                assertEquals(key, filter.at(1, topic), "seed " + seed);
                MqttTopicValidator.validate(topic, false, false);
            }
        }
    }
}
