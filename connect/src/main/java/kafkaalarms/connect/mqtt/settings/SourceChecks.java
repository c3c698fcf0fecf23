package kafkaalarms.connect.mqtt.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.topic.TopicFilter;
import org.apache.kafka.common.config.ConfigException;

/** What must be right between the settings of the source. */
public final class SourceChecks {
    private SourceChecks() {
    }

    public static List<Problem> of(Map<String, String> given) {
        List<Problem> problems = new ArrayList<>(Problems.ofUnknown(SourceKeys.DEF, given));
        problems.addAll(Problems.ofTls(given));
        try {
            problems.addAll(ofFilters(SourceSettings.read(given), given));
        } catch (ConfigException e) {
            // Single settings are wrong, and are told as such; what lies between them is told once they are right.
            return problems;
        }
        return problems;
    }

    private static List<Problem> ofFilters(SourceSettings settings, Map<String, String> given) {
        List<Problem> problems = new ArrayList<>();
        boolean shared = Boolean.parseBoolean(given.getOrDefault(SourceKeys.SHARED, "false").trim());
        List<TopicFilter> filters = settings.filters();
        for (int i = 0; i < filters.size(); i++) {
            TopicFilter filter = filters.get(i);
            if (filter.isShared() && !shared) {
                problems.add(at(filter + " is a shared subscription, which loses the order of a sensor's messages. "
                    + "Set " + SourceKeys.SHARED + " to true if that may be"));
            }
            if (settings.keyFrom() == KeyFrom.LEVEL && filter.wildcards() < settings.keyWildcard()) {
                problems.add(at(filter + " has no + number " + settings.keyWildcard() + " for the key to stand at. "
                    + "Change the filter, " + SourceKeys.KEY_WILDCARD + " or " + SourceKeys.KEY_FROM));
            }
            for (TopicFilter other : filters.subList(0, i)) {
                if (filter.overlaps(other)) {
                    problems.add(at(other + " and " + filter + " match the same topics, which would come twice"));
                }
            }
        }
        return problems;
    }

    private static Problem at(String text) {
        return new Problem(SourceKeys.FILTERS, text);
    }
}
