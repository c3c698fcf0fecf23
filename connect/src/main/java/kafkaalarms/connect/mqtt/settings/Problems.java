package kafkaalarms.connect.mqtt.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** Puts what is wrong between settings beside what is wrong with single ones, so that all is told in one go. */
public final class Problems {
    private Problems() {
    }

    public static Config add(Config config, List<Problem> problems) {
        List<ConfigValue> values = new ArrayList<>(config.configValues());
        for (Problem problem : problems) {
            ConfigValue value = values.stream().filter(one -> one.name().equals(problem.setting())).findFirst()
                .orElseGet(() -> added(values, problem.setting()));
            value.addErrorMessage(problem.text());
        }
        return new Config(values);
    }

    private static ConfigValue added(List<ConfigValue> values, String name) {
        ConfigValue value = new ConfigValue(name);
        values.add(value);
        return value;
    }

    /** Settings that begin like ours and are none: a misspelt one would have no effect otherwise. */
    static List<Problem> ofUnknown(ConfigDef def, Map<String, String> given) {
        Set<String> known = def.names();
        return given.keySet().stream()
            .filter(name -> name.startsWith("mqtt.") && !known.contains(name))
            .map(name -> new Problem(
                BrokerKeys.URL, "unknown setting " + name + "; the nearest is " + nearest(name, known)))
            .toList();
    }

    private static String nearest(String name, Set<String> known) {
        return known.stream().min((a, b) -> distance(name, a) - distance(name, b)).orElseThrow();
    }

    /** Edit distance of Levenshtein. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    /** A certificate needs its key, and both need TLS. */
    static List<Problem> ofTls(Map<String, String> given) {
        String url = given.getOrDefault(BrokerKeys.URL, "");
        boolean tls = url.startsWith("ssl:") || url.startsWith("mqtts:");
        boolean certificate = !given.getOrDefault(BrokerKeys.CERT_FILE, "").isEmpty();
        boolean key = !given.getOrDefault(BrokerKeys.KEY_FILE, "").isEmpty();
        List<Problem> problems = new ArrayList<>();
        if (certificate != key) {
            problems.add(new Problem(certificate ? BrokerKeys.KEY_FILE : BrokerKeys.CERT_FILE,
                "a client certificate needs both " + BrokerKeys.CERT_FILE + " and " + BrokerKeys.KEY_FILE));
        }
        if (!tls && (certificate || !given.getOrDefault(BrokerKeys.CA_FILE, "").isEmpty())) {
            problems.add(new Problem(BrokerKeys.URL, "files for TLS are set, but the address is not ssl://"));
        }
        return problems;
    }
}
