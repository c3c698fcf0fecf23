package kafkaalarms.connect.mqtt.sink;

import java.util.concurrent.Future;
import kafkaalarms.connect.mqtt.sink.Attempt.Outcome;
import org.apache.kafka.connect.sink.SinkRecord;

/** A record on its way: with a message to publish, or a report under way, or nothing left to do. */
final class Item {
    private final SinkRecord record;
    private Message message;
    private Attempt attempt;
    private Future<?> report;
    private final Suspicion suspicion = new Suspicion();

    private Item(SinkRecord record, Message message, Future<?> report) {
        this.record = record;
        this.message = message;
        this.report = report;
    }

    static Item publish(SinkRecord record, Message message) {
        return new Item(record, message, null);
    }

    /** @param report null: there is none to wait for */
    static Item settled(SinkRecord record, Future<?> report) {
        return new Item(record, null, report);
    }

    SinkRecord record() {
        return record;
    }

    Message message() {
        return message;
    }

    Attempt attempt() {
        return attempt;
    }

    void attempt(Attempt next) {
        attempt = next;
    }

    Future<?> report() {
        return report;
    }

    boolean isToPublish() {
        return message != null;
    }

    boolean hasFailed() {
        return attempt != null && (attempt.outcome() == Outcome.FAILED || attempt.outcome() == Outcome.CUT_OFF);
    }

    boolean isCutOff() {
        return attempt != null && attempt.outcome() == Outcome.CUT_OFF;
    }

    /** What is known of connections that ended while it was under way. */
    Suspicion suspicion() {
        return suspicion;
    }

    boolean isUnderWay() {
        return attempt != null && attempt.outcome() == Outcome.OPEN;
    }

    boolean isAcknowledged() {
        return attempt != null && attempt.outcome() == Outcome.ACKNOWLEDGED;
    }

    /** Nothing is published for it any more; its report is waited for. */
    void giveUp(Future<?> reported) {
        message = null;
        attempt = null;
        report = reported;
    }
}
