package kafkaalarms.connect.mqtt.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be right between the settings of the sink, those of Connect's own that it depends on included. */
public final class SinkChecks {
    static final String ISOLATION = "consumer.override.isolation.level";
    static final String TOLERANCE = "errors.tolerance";
    static final String DEAD_LETTERS = "errors.deadletterqueue.topic.name";

    private SinkChecks() {
    }

    public static List<Problem> of(Map<String, String> given) {
        List<Problem> problems = new ArrayList<>(Problems.ofUnknown(SinkKeys.DEF, given));
        problems.addAll(Problems.ofTls(given));
        boolean required = !"false".equalsIgnoreCase(given.getOrDefault(SinkKeys.READ_COMMITTED, "true").trim());
        if (required && !"read_committed".equalsIgnoreCase(given.get(ISOLATION))) {
            problems.add(new Problem(SinkKeys.READ_COMMITTED,
                "set " + ISOLATION + " to read_committed, or devices get commands out of aborted transactions; set "
                    + SinkKeys.READ_COMMITTED + " to false if the worker is set so already"));
        }
        boolean deadLetters = !given.getOrDefault(DEAD_LETTERS, "").isEmpty();
        if (deadLetters && !"all".equalsIgnoreCase(given.getOrDefault(TOLERANCE, "none"))) {
            problems.add(new Problem(SinkKeys.TOPIC,
                "set " + TOLERANCE + " to all: without it the first record that cannot be published stops the task, "
                    + "although " + DEAD_LETTERS + " is there to take it"));
        }
        return problems;
    }
}
