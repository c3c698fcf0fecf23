package kafkaalarms.connect.mqtt.topic;

import java.util.ArrayList;
import java.util.List;

/** An MQTT topic filter: what it matches, and what its wildcards stand for (OASIS MQTT 5.0, 4.7 and 4.8.2). */
public final class TopicFilter {
    private static final String SHARE = "$share/";
    private static final String ONE = "+";
    private static final String REST = "#";

    private final String text;
    private final boolean shared;
    private final List<String> levels;

    private TopicFilter(String text, boolean shared, List<String> levels) {
        this.text = text;
        this.shared = shared;
        this.levels = levels;
    }

    /** @throws IllegalArgumentException with the reason, when the text is no topic filter */
    public static TopicFilter parse(String text) {
        boolean shared = text.startsWith(SHARE);
        String topic = shared ? afterGroup(text) : text;
        if (topic.isEmpty()) {
            throw new IllegalArgumentException("a topic filter is empty");
        }
        if (topic.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(text + " holds the character NUL");
        }
        List<String> levels = split(topic);
        for (int i = 0; i < levels.size(); i++) {
            checkWildcards(text, levels.get(i), i == levels.size() - 1);
        }
        return new TopicFilter(text, shared, levels);
    }

    private static String afterGroup(String text) {
        int slash = text.indexOf('/', SHARE.length());
        String group = slash < 0 ? "" : text.substring(SHARE.length(), slash);
        if (group.isEmpty() || group.contains(ONE) || group.contains(REST)) {
            throw new IllegalArgumentException(text + " is not of the form $share/group/filter");
        }
        return text.substring(slash + 1);
    }

    private static void checkWildcards(String text, String level, boolean last) {
        if (level.length() > 1 && (level.contains(ONE) || level.contains(REST))) {
            throw new IllegalArgumentException(text + " has a wildcard that does not stand alone in its level");
        }
        if (level.equals(REST) && !last) {
            throw new IllegalArgumentException(text + " goes on after #");
        }
    }

    /** Levels of a topic; an empty one between two slashes is a level too. */
    private static List<String> split(String topic) {
        List<String> levels = new ArrayList<>();
        int start = 0;
        for (int slash = topic.indexOf('/'); slash >= 0; slash = topic.indexOf('/', start)) {
            levels.add(topic.substring(start, slash));
            start = slash + 1;
        }
        levels.add(topic.substring(start));
        return levels;
    }

    /** Whether members of a group share what it matches. */
    public boolean isShared() {
        return shared;
    }

    /** How many {@code +} it has. */
    public int wildcards() {
        return (int) levels.stream().filter(ONE::equals).count();
    }

    public boolean matches(String topic) {
        return matches(split(topic));
    }

    private boolean matches(List<String> topic) {
        String first = levels.get(0);
        if (topic.get(0).startsWith("$") && (first.equals(ONE) || first.equals(REST))) {
            return false;
        }
        for (int i = 0; i < levels.size(); i++) {
            String level = levels.get(i);
            if (level.equals(REST)) {
                return true;
            }
            if (i >= topic.size() || !level.equals(ONE) && !level.equals(topic.get(i))) {
                return false;
            }
        }
        return topic.size() == levels.size();
    }

    /**
     * What stands in a topic at a {@code +} of this filter.
     *
     * @param wildcard which one, counted from 1
     * @return null when the topic does not match
     */
    public String at(int wildcard, String topic) {
        List<String> parts = split(topic);
        return matches(parts) ? parts.get(indexOf(wildcard)) : null;
    }

    private int indexOf(int wildcard) {
        int seen = 0;
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).equals(ONE) && ++seen == wildcard) {
                return i;
            }
        }
        throw new IllegalArgumentException(text + " has no + number " + wildcard);
    }

    /** Whether there is a topic that both match. */
    public boolean overlaps(TopicFilter other) {
        int common = Math.min(levels.size(), other.levels.size());
        for (int i = 0; i < common; i++) {
            String one = levels.get(i);
            String two = other.levels.get(i);
            if (one.equals(REST) || two.equals(REST)) {
                return true;
            }
            if (!one.equals(two) && !one.equals(ONE) && !two.equals(ONE)) {
                return false;
            }
        }
        List<String> longer = levels.size() > common ? levels : other.levels;
        return longer.size() == common || longer.size() == common + 1 && longer.get(common).equals(REST);
    }

    /** The filter as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
