package kafkaalarms.connect.mqtt.sink;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import kafkaalarms.connect.mqtt.topic.LevelRule;
import kafkaalarms.connect.mqtt.topic.TopicTemplate;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes the message of a record. */
final class RecordReader {
    private final TopicTemplate topic;

    RecordReader(TopicTemplate topic) {
        this.topic = topic;
    }

    /** @throws DataException with the reason, when no message can be made of the record */
    Message read(SinkRecord record) {
        String key = key(record.key());
        LevelRule.problem(key).ifPresent(problem -> {
            throw new DataException(problem);
        });
        return new Message(topic.topicOf(key), value(record.value()));
    }

    private static String key(Object key) {
        if (key == null) {
            throw new DataException("the record has no key");
        }
        if (key instanceof String text) {
            return text;
        }
        if (!(key instanceof byte[]) && !(key instanceof ByteBuffer)) {
            throw new DataException("the key is of type " + key.getClass().getSimpleName()
                + "; set key.converter to org.apache.kafka.connect.converters.ByteArrayConverter");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(key))).toString();
        } catch (CharacterCodingException e) {
            throw new DataException("the key is not UTF-8", e);
        }
    }

    private static byte[] value(Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (!(value instanceof byte[]) && !(value instanceof ByteBuffer)) {
            throw new DataException("the value is of type " + value.getClass().getSimpleName()
                + "; set value.converter to org.apache.kafka.connect.converters.ByteArrayConverter");
        }
        return bytes(value);
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }
}
