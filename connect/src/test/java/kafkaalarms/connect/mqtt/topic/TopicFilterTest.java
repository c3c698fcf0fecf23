package kafkaalarms.connect.mqtt.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {
    @ParameterizedTest
    @CsvSource({
        "sensor/+, sensor/a, true", "sensor/+, sensor/, true", "sensor/+, sensor, false", "sensor/+, sensor/a/b, false",
        "sensor/#, sensor, true", "sensor/#, sensor/a/b, true", "#, a/b, true", "#, $SYS/a, false", "+/a, $SYS/a, "
            + "false",
        "$SYS/+, $SYS/a, true", "+/+, /a, true", "/+, /a, true", "+, /a, false", "a/+/c, a/b/c, true",
        "a/+/c, a/b/d, false", "$share/g/sensor/+, sensor/a, true"})
    void matches_FilterAndTopic_AsTheSpecificationSays(String filter, String topic, boolean expected) {
        assertEquals(expected, TopicFilter.parse(filter).matches(topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "a+", "+a/b", "a/#/b", "#a", "$share/", "$share/g", "$share//a", "$share/g+/a", "$share/g/", "a\0"})
    void parse_TextThatIsNoFilter_SaysWhy(String text) {
        assertThrows(IllegalArgumentException.class, () -> TopicFilter.parse(text));
    }

    @Test
    void at_TopicThatMatches_IsWhatTheWildcardStandsFor() {
        TopicFilter filter = TopicFilter.parse("plant/+/sensor/+/#");
        assertEquals("north", filter.at(1, "plant/north/sensor/7/x/y"));
        assertEquals("7", filter.at(2, "plant/north/sensor/7"));
        assertNull(filter.at(1, "plant/north/other/7"));
    }

    @ParameterizedTest
    @CsvSource({
        "a/+, b/+, false", "a/+, a/b, true", "a/+, +/b, true", "a/#, a, true", "a/#, b, false", "a/+, a/+/c, false",
        "#, x, true", "a/+/c, a/b/+, true", "a/+/c, a/b/d, false"})
    void overlaps_TwoFilters_BothWays(String one, String two, boolean expected) {
        assertEquals(expected, TopicFilter.parse(one).overlaps(TopicFilter.parse(two)));
        assertEquals(expected, TopicFilter.parse(two).overlaps(TopicFilter.parse(one)));
    }

    @Test
    void overlaps_RandomFilters_WheneverATopicMatchesBoth() {
        long seed = 20260801;
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            TopicFilter one = filter(random);
            TopicFilter two = filter(random);
            boolean both = topics().stream().anyMatch(topic -> one.matches(topic) && two.matches(topic));
            assertEquals(both, one.overlaps(two), "seed " + seed + ": " + one + " and " + two);
        }
    }

    private static TopicFilter filter(Random random) {
        List<String> levels = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            levels.add(i == count - 1 && random.nextInt(4) == 0 ? "#" : List.of("a", "b", "+").get(random.nextInt(3)));
        }
        return TopicFilter.parse(String.join("/", levels));
    }

    /** Every topic of up to three levels over two names. */
    private static List<String> topics() {
        List<String> topics = new ArrayList<>(List.of("a", "b"));
        for (int i = 0; i < topics.size() && topics.get(i).length() < 5; i++) {
            topics.add(topics.get(i) + "/a");
            topics.add(topics.get(i) + "/b");
        }
        assertTrue(topics.contains("b/a/b"));
        return topics;
    }
}
