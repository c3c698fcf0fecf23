package kafkaalarms.connect.mqtt.sink;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import kafkaalarms.connect.mqtt.PluginVersion;
import kafkaalarms.connect.mqtt.client.LinkKeeper;
import kafkaalarms.connect.mqtt.client.LinkListener;
import kafkaalarms.connect.mqtt.client.SessionSettings;
import kafkaalarms.connect.mqtt.metrics.TaskMetrics;
import kafkaalarms.connect.mqtt.settings.SinkSettings;
import kafkaalarms.connect.mqtt.settings.TaskMember;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * Publishes records. {@link #put} returns when the MQTT broker has acknowledged all that it was given, so that the
 * offsets which Connect commits afterwards are of messages that arrived.
 */
public final class MqttSinkTask extends SinkTask {
    private static final long RETRY_MS = 100;
    private static final long LOOK_MS = 1_000;

    private final Batch batch = new Batch();
    private LinkKeeper keeper;
    private SinkMetrics metrics;
    private Errants errants;
    private RecordReader reader;
    private Publisher publisher;

    @Override
    public String version() {
        return PluginVersion.TEXT;
    }

    @Override
    public void start(Map<String, String> given) {
        SinkSettings settings = SinkSettings.read(given);
        SessionSettings session = SessionSettings.publishing(
            settings.clientId() + "-" + TaskMember.read(given));
        keeper = new LinkKeeper(settings.client(), session, settings.mostInFlight(), LinkListener.NONE);
        metrics = new SinkMetrics(new TaskMetrics(() -> context.pluginMetrics()), keeper);
        errants = new Errants(context.errantRecordReporter(), metrics);
        reader = new RecordReader(settings.topic());
        publisher = new Publisher(keeper, errants, metrics, settings.publishTimeout());
        connect();
    }

    private void connect() {
        try {
            keeper.start();
            keeper.awaitFirst(LinkKeeper.FIRST_CONNECTION);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        keeper.health().check();
        metrics.showWaiting();
        if (records.isEmpty()) {
            // Come again soon, so that a task that cannot go on fails without records too.
            context.timeout(LOOK_MS);
            return;
        }
        List<Item> items = batch.take(records, this::item);
        try {
            publisher.deliver(items);
        } catch (RetriableException e) {
            keeper.health().check();
            context.timeout(RETRY_MS);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("The task was interrupted while it published", e);
        }
        batch.clear();
        // Else a crash repeats all that was published since the last regular commit.
        context.requestCommit();
    }

    private Item item(SinkRecord record) {
        if (record.value() == null) {
            metrics.tombstones.increment();
            return Item.settled(record, null);
        }
        try {
            return Item.publish(record, reader.read(record));
        } catch (DataException e) {
            Future<?> report = errants.take(record, e.getMessage());
            return Item.settled(record, report);
        }
    }

    /** Partitions went to another task: what was under way for them is not committed here, and published there. */
    @Override
    public void close(Collection<TopicPartition> partitions) {
        batch.forget(partitions);
    }

    @Override
    public void stop() {
        if (keeper != null) {
            keeper.close();
        }
    }
}
