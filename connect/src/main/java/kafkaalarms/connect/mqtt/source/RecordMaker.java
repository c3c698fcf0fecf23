package kafkaalarms.connect.mqtt.source;

import java.util.Optional;
import kafkaalarms.connect.mqtt.settings.KeyFrom;
import kafkaalarms.connect.mqtt.settings.SourceSettings;
import kafkaalarms.connect.mqtt.topic.LevelRule;
import org.apache.kafka.connect.errors.DataException;

/** Makes a record of a message: its key, its payload untouched; or a dead letter, or nothing. */
final class RecordMaker {
    private final SourceSettings settings;
    private final DeadLetters deadLetters;
    private final PayloadReader payloads;

    RecordMaker(SourceSettings settings, DeadLetters deadLetters) {
        this.settings = settings;
        this.deadLetters = deadLetters;
        payloads = new PayloadReader(settings);
    }

    /** Empty: the message was counted and is left out. */
    Optional<MessageRecord> make(Arrival arrival) {
        if (arrival.payload().length > settings.longestPayload()) {
            return deadLetters.make(arrival, false, "the payload has " + arrival.payload().length
                + " bytes, more than max.payload.bytes (" + settings.longestPayload() + ")");
        }
        if (settings.keyFrom() != KeyFrom.LEVEL) {
            String key = settings.keyFrom() == KeyFrom.TOPIC ? arrival.topic() : null;
            return record(arrival, key);
        }
        String key = arrival.filter().at(settings.keyWildcard(), arrival.topic());
        if (key == null) {
            return deadLetters.make(arrival, true, "its topic is none of the filter " + arrival.filter());
        }
        Optional<String> problem = LevelRule.problem(key);
        return problem.isPresent()
            ? deadLetters.make(arrival, true, problem.get())
            : record(arrival, key);
    }

    private Optional<MessageRecord> record(Arrival arrival, String key) {
        try {
            return Optional.of(
                new MessageRecord(arrival, settings.kafkaTopic(), key, payloads.read(arrival.payload()), null));
        } catch (DataException e) {
            return deadLetters.make(arrival, true, "payload.converter cannot read it: " + e.getMessage());
        }
    }
}
