package kafkaalarms.connect.mqtt.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import kafkaalarms.connect.mqtt.PluginVersion;
import kafkaalarms.connect.mqtt.metrics.Repeats;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that cannot become records: into a topic when one is named, else counted, logged and left out.
 * (Connect's own reporter of errant records exists for sinks alone.)
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final String topic;
    private final SourceMetrics metrics;
    private final Repeats repeats = new Repeats();

    /** @param topic empty: none */
    DeadLetters(String topic, SourceMetrics metrics) {
        this.topic = topic;
        this.metrics = metrics;
    }

    /** @param payloadFits false: the record tells length and hash of the payload in its place */
    Optional<MessageRecord> make(Arrival arrival, boolean payloadFits, String why) {
        if (topic.isEmpty()) {
            metrics.leftOut.increment();
            repeats.say(more -> LOG.error(
                "A message on the MQTT topic {} was left out{}: {}. Its {} bytes are lost; set dead.letter.topic to "
                    + "keep such messages.", arrival.topic(), more, why, arrival.payload().length));
            return Optional.empty();
        }
        metrics.deadLetters.increment();
        repeats.say(more -> LOG.warn(
            "A message on the MQTT topic {} went to {}{}: {}.", arrival.topic(), topic, more, why));
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("ka.reason", why);
        headers.addString("ka.stage", "connect");
        headers.addString("ka.source.mqtt.topic", arrival.topic());
        headers.addString("ka.connector.version", PluginVersion.TEXT);
        if (!payloadFits) {
            headers.addString("ka.replaced", "length and hash");
            headers.addString("ka.value.length", Integer.toString(arrival.payload().length));
            headers.addString("ka.value.sha256", hash(arrival.payload()));
        }
        SchemaAndValue value =
            payloadFits ? new SchemaAndValue(Schema.BYTES_SCHEMA, arrival.payload()) : SchemaAndValue.NULL;
        return Optional.of(new MessageRecord(arrival, topic, null, value, headers));
    }

    private static String hash(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
