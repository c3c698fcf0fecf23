package kafkaalarms.connect.mqtt.source;

import java.util.Optional;
import kafkaalarms.connect.mqtt.settings.KeyFrom;
import kafkaalarms.connect.mqtt.settings.SourceSettings;
import kafkaalarms.connect.mqtt.topic.LevelRule;

/** Makes a record of a message: its key, its payload untouched; or a dead letter, or nothing. */
final class RecordMaker {
    private final SourceSettings settings;
    private final DeadLetters deadLetters;

    RecordMaker(SourceSettings settings, DeadLetters deadLetters) {
        this.settings = settings;
        this.deadLetters = deadLetters;
    }

    /** Empty: the message was counted and is left out. */
    Optional<MessageRecord> make(Arrival arrival) {
        if (arrival.payload().length > settings.longestPayload()) {
            return deadLetters.make(arrival, false, "the payload has " + arrival.payload().length
                + " bytes, more than max.payload.bytes (" + settings.longestPayload() + ")");
        }
        if (settings.keyFrom() != KeyFrom.LEVEL) {
            String key = settings.keyFrom() == KeyFrom.TOPIC ? arrival.topic() : null;
            return Optional.of(record(arrival, key));
        }
        String key = arrival.filter().at(settings.keyWildcard(), arrival.topic());
        if (key == null) {
            return deadLetters.make(arrival, true, "its topic is none of the filter " + arrival.filter());
        }
        Optional<String> problem = LevelRule.problem(key);
        return problem.isPresent()
            ? deadLetters.make(arrival, true, problem.get())
            : Optional.of(record(arrival, key));
    }

    private MessageRecord record(Arrival arrival, String key) {
        return new MessageRecord(arrival, settings.kafkaTopic(), key, arrival.payload(), null);
    }
}
