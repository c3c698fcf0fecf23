package kafkaalarms.connect.mqtt.settings;

import java.util.Arrays;
import java.util.Locale;

/** Where the key of a record comes from. */
public enum KeyFrom {
    /** A level of the MQTT topic, at a {@code +} of the filter. */
    LEVEL,
    /** The whole MQTT topic, for transforms to make a key of. */
    TOPIC,
    /** Nowhere: a transform takes it from the payload. */
    NONE;

    static KeyFrom of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    static String[] texts() {
        return Arrays.stream(values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }
}
