package kafkaalarms.connect.mqtt.source;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/** A record that remembers the message it was made of, so that its acknowledgement finds it. */
final class MessageRecord extends SourceRecord {
    private static final long serialVersionUID = 1;
    /** Connect wants to store an offset; ours is in the broker's session. */
    private static final Map<String, ?> OFFSET = Map.of("kept", "by the MQTT session");

    private final transient Arrival arrival;

    MessageRecord(Arrival arrival, String topic, String key, SchemaAndValue value, Iterable<Header> headers) {
        super(
            Map.of("filter", arrival.filter().toString()), OFFSET, topic, null,
            key == null ? null : Schema.STRING_SCHEMA, key,
            value.schema(), value.value(), null, headers);
        this.arrival = arrival;
    }

    Arrival arrival() {
        return arrival;
    }
}
