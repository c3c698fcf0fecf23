package kafkaalarms.connect.mqtt.topic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What may stand in one level of an MQTT topic in place of a key. The same rule holds for both directions, so that
 * whatever comes in as a key can go out as one.
 */
public final class LevelRule {
    /** Longest key; leaves room for the rest of a topic under the limits of common brokers. */
    public static final int MOST_BYTES = 1024;
    private static final char REPLACEMENT = '\uFFFD';

    private LevelRule() {
    }

    /** Why a key is no legal level; empty when it is one. */
    public static Optional<String> problem(String key) {
        if (key.isEmpty()) {
            return Optional.of("the key is empty");
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (isForbidden(c) || isLoneSurrogate(key, i)) {
                return Optional.of(
                    String.format("the key holds U+%04X, which no level of an MQTT topic may hold", (int) c));
            }
        }
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MOST_BYTES
            ? Optional.of("the key has " + bytes + " bytes, more than " + MOST_BYTES)
            : Optional.empty();
    }

    /** U+FFFD is what a converter to text makes of bytes that are not UTF-8: the key is not what it was. */
    private static boolean isForbidden(char c) {
        return c == '/' || c == '+' || c == '#' || c == REPLACEMENT || Character.isISOControl(c)
            || c >= '\uFFFE' || c >= '\uFDD0' && c <= '\uFDEF';
    }

    private static boolean isLoneSurrogate(String key, int i) {
        char c = key.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == key.length() || !Character.isLowSurrogate(key.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(key.charAt(i - 1)));
    }
}
