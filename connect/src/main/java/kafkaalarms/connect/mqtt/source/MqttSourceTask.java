package kafkaalarms.connect.mqtt.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kafkaalarms.connect.mqtt.PluginVersion;
import kafkaalarms.connect.mqtt.client.LinkKeeper;
import kafkaalarms.connect.mqtt.client.SessionSettings;
import kafkaalarms.connect.mqtt.metrics.Repeats;
import kafkaalarms.connect.mqtt.metrics.TaskMetrics;
import kafkaalarms.connect.mqtt.settings.SourceSettings;
import kafkaalarms.connect.mqtt.settings.TaskMember;
import kafkaalarms.connect.mqtt.topic.TopicFilter;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads some topic filters. What {@link #poll} gives to Connect is acknowledged to the broker in {@link #commitRecord},
 * which Connect calls when Kafka has the record; what a fault lets happen in between comes again.
 */
public final class MqttSourceTask extends SourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(MqttSourceTask.class);
    private static final long POLL_MS = 500;

    /** Read by threads that look at metrics. */
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Repeats drops = new Repeats();
    private Inbox inbox;
    private SourceMetrics metrics;
    private RecordMaker records;

    @Override
    public String version() {
        return PluginVersion.TEXT;
    }

    @Override
    public void start(Map<String, String> given) {
        SourceSettings settings = SourceSettings.read(given);
        int member = TaskMember.read(given);
        inbox = new Inbox(settings.receiveMaximum() * settings.filters().size(), settings.receiveMaximum());
        metrics = new SourceMetrics(new TaskMetrics(() -> context.pluginMetrics()));
        metrics.watch(
            () -> subscriptions.stream().mapToLong(Subscription::unacknowledged).sum(),
            () -> subscriptions.stream().filter(one -> one.keeper().health().isUp()).count(),
            () -> subscriptions.stream().mapToLong(one -> one.keeper().reconnections()).sum());
        records = new RecordMaker(settings, new DeadLetters(settings.deadLetterTopic(), metrics));
        warnOfTolerance(given);
        for (TopicFilter filter : settings.filters()) {
            subscriptions.add(new Subscription(
                settings.client(), session(settings, filter, member), filter, inbox, metrics));
        }
        connect();
    }

    private static SessionSettings session(SourceSettings settings, TopicFilter filter, int member) {
        return new SessionSettings(
            ClientIds.of(settings.clientId(), filter, member), settings.sessionExpirySeconds(),
            settings.receiveMaximum(), filter.toString(), filter.isShared());
    }

    private static void warnOfTolerance(Map<String, String> given) {
        if ("all".equalsIgnoreCase(given.get("errors.tolerance"))) {
            LOG.warn("errors.tolerance is all: records that Kafka refuses are dropped and their messages "
                + "acknowledged. Set it to none if none may be lost.");
        }
    }

    private void connect() {
        try {
            subscriptions.forEach(one -> one.keeper().start());
            long end = System.nanoTime() + LinkKeeper.FIRST_CONNECTION.toNanos();
            for (Subscription one : subscriptions) {
                one.keeper().awaitFirst(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        subscriptions.forEach(one -> one.keeper().health().check());
        metrics.showWaiting();
        List<SourceRecord> batch = new ArrayList<>();
        for (Arrival arrival : inbox.take(POLL_MS)) {
            records.make(arrival).ifPresentOrElse(batch::add, arrival::settle);
        }
        return batch.isEmpty() ? null : batch;
    }

    /** @param metadata null when no record was written: a transform or {@code errors.tolerance=all} has dropped it */
    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        if (!(record instanceof MessageRecord)) {
            return;
        }
        if (metadata == null) {
            metrics.dropped.increment();
            drops.say(more -> LOG.warn("A record was dropped by a transform or by errors.tolerance=all{}.", more));
        } else {
            metrics.acknowledged.increment();
        }
        ((MessageRecord) record).arrival().settle();
    }

    @Override
    public void stop() {
        subscriptions.forEach(Subscription::close);
    }
}
