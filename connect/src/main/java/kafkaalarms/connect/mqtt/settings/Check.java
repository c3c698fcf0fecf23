package kafkaalarms.connect.mqtt.settings;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Checks a text by reading it; what it allows stands in words beside it, for the reference. */
final class Check {
    private Check() {
    }

    /** @param read throws IllegalArgumentException with the reason, when the text cannot be read */
    static ConfigDef.Validator of(String allowed, Consumer<String> read) {
        Supplier<String> words = () -> allowed;
        return ConfigDef.LambdaValidator.with((name, value) -> {
            // A missing value is reported as missing, before this.
            if (value != null) {
                read(name, (String) value, allowed, read);
            }
        }, words);
    }

    private static void read(String name, String value, String allowed, Consumer<String> read) {
        try {
            read.accept(value);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, e.getMessage() + "; allowed: " + allowed);
        }
    }
}
