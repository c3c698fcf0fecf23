package kafkaalarms.connect.mqtt.sink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * The records that Connect handed over last. It hands the same ones over again after a fault that passes; what is under
 * way or done for them is found again here.
 */
final class Batch {
    private record Position(TopicPartition partition, long offset) {
        static Position of(SinkRecord record) {
            return new Position(
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                record.originalKafkaOffset());
        }
    }

    private Map<Position, Item> items = new LinkedHashMap<>();

    /** Items of these records in their order; {@code make} is asked for those not seen before. */
    List<Item> take(Collection<SinkRecord> records, Function<SinkRecord, Item> make) {
        Map<Position, Item> next = new LinkedHashMap<>();
        for (SinkRecord record : records) {
            Position position = Position.of(record);
            Item known = items.get(position);
            next.put(position, known != null ? known : make.apply(record));
        }
        items = next;
        return new ArrayList<>(next.values());
    }

    /** Everything is done. */
    void clear() {
        items = new LinkedHashMap<>();
    }

    /** Other tasks read these partitions now. */
    void forget(Collection<TopicPartition> partitions) {
        items.keySet().removeIf(position -> partitions.contains(position.partition()));
    }
}
