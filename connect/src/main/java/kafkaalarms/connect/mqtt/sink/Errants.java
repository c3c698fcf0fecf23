package kafkaalarms.connect.mqtt.sink;

import java.util.concurrent.Future;
import kafkaalarms.connect.mqtt.metrics.Repeats;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that can never be published: to Connect's reporter when there is one, else counted, logged and left out. */
final class Errants {
    private static final Logger LOG = LoggerFactory.getLogger(Errants.class);

    private final ErrantRecordReporter reporter;
    private final SinkMetrics metrics;
    private final Repeats repeats = new Repeats();

    /** @param reporter null: none is configured */
    Errants(ErrantRecordReporter reporter, SinkMetrics metrics) {
        this.reporter = reporter;
        this.metrics = metrics;
    }

    boolean areReported() {
        return reporter != null;
    }

    /** Null: there is nothing to wait for. */
    Future<?> take(SinkRecord record, String why) {
        String text = where(record) + " cannot be published: " + why;
        if (reporter != null) {
            metrics.reported.increment();
            return reporter.report(record, new DataException(text));
        }
        metrics.leftOut.increment();
        repeats.say(more -> LOG.error(
            "{}. It was left out{}. Set errors.tolerance=all and errors.deadletterqueue.topic.name to keep them.",
            text, more));
        return null;
    }

    static String where(SinkRecord record) {
        return "The record " + record.originalTopic() + "[" + record.originalKafkaPartition() + "]@"
            + record.originalKafkaOffset();
    }
}
