package kafkaalarms.connect.mqtt.sink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafkaalarms.connect.mqtt.client.Link;
import kafkaalarms.connect.mqtt.client.LinkKeeper;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Brings a batch to the broker: returns when the broker has acknowledged all of it. When that takes longer, or fails in
 * a way that passes, it says so to Connect, which comes again with the same batch.
 */
final class Publisher {
    /** Shorter than the five seconds that Connect gives a task to stop. */
    private static final Duration ONE_CALL = Duration.ofSeconds(3);

    private final LinkKeeper keeper;
    private final Errants errants;
    private final SinkMetrics metrics;
    private final Duration longestSilence;
    /** When the broker last answered, or was last given something to answer while nothing was under way. */
    private volatile long progressAt;

    Publisher(LinkKeeper keeper, Errants errants, SinkMetrics metrics, Duration longestSilence) {
        this.keeper = keeper;
        this.errants = errants;
        this.metrics = metrics;
        this.longestSilence = longestSilence;
    }

    /** @throws RetriableException when Connect shall come again with the same batch */
    void deliver(List<Item> batch) throws InterruptedException {
        long end = System.nanoTime() + ONE_CALL.toNanos();
        if (batch.stream().anyMatch(Item::isToPublish)) {
            Link link = keeper.awaitOpen(ONE_CALL);
            if (link == null) {
                throw new RetriableException("No MQTT connection. " + keeper.health().lastError() + ". Records wait.");
            }
            suspect(batch);
            repeatFromFirstFailure(batch);
            send(batch, link, end);
            await(batch, link, end);
        }
        awaitReports(batch, end);
    }

    /** Looks at the first message that was cut off; a guilty one is given up, if it can be reported. */
    private void suspect(List<Item> batch) {
        batch.stream().filter(Item::hasFailed).findFirst().filter(Item::isCutOff).ifPresent(item -> {
            item.suspicion().add();
            if (item.suspicion().isGuilty(longestSilence) && errants.areReported()) {
                repeatFromFirstFailure(batch);
                item.giveUp(errants.take(item.record(), item.suspicion().connections()
                    + " MQTT connections ended while it was the first message without an answer, the last ones while "
                    + "it was alone; the broker or a proxy does not seem to take it"));
            }
        });
    }

    /** What follows a message that is sent again is sent again too, so that the last one of a device stays the last. */
    private void repeatFromFirstFailure(List<Item> batch) {
        boolean again = false;
        for (Item item : batch) {
            again |= item.hasFailed();
            if (again && item.attempt() != null) {
                metrics.repeated.increment();
                item.attempt(null);
            }
        }
    }

    private void send(List<Item> batch, Link link, long end) throws InterruptedException {
        if (batch.stream().noneMatch(Item::isUnderWay)) {
            progressAt = System.nanoTime();
        }
        for (Item item : batch) {
            if (!item.isToPublish() || item.attempt() != null) {
                continue;
            }
            Message message = item.message();
            if (!link.takes(message.topic().getBytes(StandardCharsets.UTF_8).length, message.payload().length)) {
                item.giveUp(errants.take(item.record(), "it is larger than the MQTT broker's maximum packet size"));
                continue;
            }
            Attempt attempt = new Attempt(link, () -> progressAt = System.nanoTime());
            if (!link.isOpen() || !link.publish(message.topic(), message.payload(), end - System.nanoTime(), attempt)) {
                return;
            }
            item.attempt(attempt);
            if (item.suspicion().isToBeSentAlone() && (!attempt.await(end - System.nanoTime()) || item.hasFailed())) {
                return;
            }
        }
    }

    private void await(List<Item> batch, Link link, long end) throws InterruptedException {
        for (Item item : batch) {
            if (!item.isToPublish()) {
                continue;
            }
            Attempt attempt = item.attempt();
            if (attempt == null || !attempt.await(end - System.nanoTime())) {
                throw late(link);
            }
            settle(item, attempt);
        }
    }

    private RetriableException late(Link link) {
        if (System.nanoTime() - progressAt > longestSilence.toNanos()) {
            link.drop("The MQTT broker has acknowledged nothing for " + longestSilence.toSeconds()
                + " s (mqtt.publish.timeout.ms)");
        }
        return new RetriableException("The MQTT broker has not acknowledged all messages yet. The records wait.");
    }

    private void settle(Item item, Attempt attempt) {
        switch (attempt.outcome()) {
            case REFUSED -> item.giveUp(errants.take(item.record(), attempt.why()));
            case DENIED -> deny(item, attempt);
            case FAILED, CUT_OFF -> throw new RetriableException(attempt.why() + ". The messages will be sent again.");
            default -> { }
        }
    }

    /** Rights of a whole connector may be wrong: records are not left out for that. */
    private void deny(Item item, Attempt attempt) {
        if (!errants.areReported()) {
            throw new ConnectException(Errants.where(item.record()) + " cannot be published: " + attempt.why()
                + ". The task stops; nothing is lost. Allow this user to write to the topics of mqtt.topic, or set "
                + "errors.tolerance=all and errors.deadletterqueue.topic.name, then restart the task.");
        }
        item.giveUp(errants.take(item.record(), attempt.why()));
    }

    private void awaitReports(List<Item> batch, long end) throws InterruptedException {
        for (Item item : batch) {
            if (item.report() == null) {
                continue;
            }
            try {
                item.report().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new RetriableException("Connect has not written all dead letters yet. The records wait.", e);
            } catch (ExecutionException e) {
                throw new ConnectException(Errants.where(item.record()) + " could not be reported.", e.getCause());
            }
        }
        metrics.published.add(batch.stream().filter(Item::isAcknowledged).count());
    }
}
