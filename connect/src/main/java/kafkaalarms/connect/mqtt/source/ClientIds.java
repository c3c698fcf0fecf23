package kafkaalarms.connect.mqtt.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import kafkaalarms.connect.mqtt.topic.TopicFilter;

/**
 * Client ids of sessions. A filter's session has the same id whichever task it belongs to, so that nothing is lost when
 * tasks become more or fewer; and another filter has another session, so that none holds a subscription left over.
 */
final class ClientIds {
    private static final int HASH_BYTES = 4;

    private ClientIds() {
    }

    /** @param member number among the tasks that share the filter */
    static String of(String base, TopicFilter filter, int member) {
        String id = base + "-" + hash(filter.toString());
        return filter.isShared() ? id + "-" + member : id;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
