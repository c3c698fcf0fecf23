package kafkaalarms.connect.mqtt.source;

import java.time.Duration;
import kafkaalarms.connect.mqtt.client.ClientSettings;
import kafkaalarms.connect.mqtt.client.Link;
import kafkaalarms.connect.mqtt.client.LinkKeeper;
import kafkaalarms.connect.mqtt.client.LinkListener;
import kafkaalarms.connect.mqtt.client.SessionSettings;
import kafkaalarms.connect.mqtt.metrics.Repeats;
import kafkaalarms.connect.mqtt.topic.TopicFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One topic filter with its session: puts what comes into the inbox, and knows what waits to be acknowledged. */
final class Subscription implements LinkListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final TopicFilter filter;
    private final int most;
    private final Inbox inbox;
    private final SourceMetrics metrics;
    private final LinkKeeper keeper;
    private final Repeats overflows = new Repeats();
    /** Written by the keeper's thread, read by those of its connections. */
    private volatile Current current;

    /** A connection and what waits on it, seen together: an acknowledgement must never go to another connection. */
    private record Current(Link link, AckOrder order) { }

    Subscription(
            ClientSettings client, SessionSettings session, TopicFilter filter, Inbox inbox, SourceMetrics metrics) {
        this.filter = filter;
        this.inbox = inbox;
        this.metrics = metrics;
        most = session.receiveMaximum();
        keeper = new LinkKeeper(client, session, 1, this);
    }

    LinkKeeper keeper() {
        return keeper;
    }

    int unacknowledged() {
        Current now = current;
        return now == null ? 0 : now.order.size();
    }

    @Override
    public void opening(Link opened) {
        current = new Current(opened, new AckOrder(most, opened::acknowledge));
    }

    @Override
    public void arrived(Link from, String topic, byte[] payload, int id, int qos) {
        Current now = current;
        if (now == null || from != now.link) {
            return;
        }
        metrics.received.increment();
        if (qos == 0) {
            takeUnbounded(topic, payload);
            return;
        }
        take(now, new Arrival(filter, topic, payload, now.order, id));
    }

    /** Holds the broker back through TCP while there is no place; for so long only that the library stays alive. */
    private void take(Current on, Arrival arrival) {
        try {
            AckOrder.Receipt receipt = on.order.receive(arrival, LONGEST_WAIT);
            if (receipt == AckOrder.Receipt.NO_PLACE
                    || receipt == AckOrder.Receipt.TAKEN && !inbox.add(arrival, LONGEST_WAIT)) {
                stall(on);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stall(on);
        }
    }

    private void stall(Current on) {
        metrics.stalled.increment();
        on.order.close();
        on.link.drop("The MQTT broker sends more than mqtt.receive.maximum allows, and Kafka has taken nothing for "
            + LONGEST_WAIT.toSeconds() + " s; what is not acknowledged comes again");
    }

    private void takeUnbounded(String topic, byte[] payload) {
        if (!inbox.addIfPlace(new Arrival(filter, topic, payload, null, 0))) {
            metrics.overflowed.increment();
            overflows.say(more -> LOG.error(
                "A message of QoS 0 on {} found no place and is lost{}. Publish with QoS 1: then the broker keeps "
                    + "what cannot be taken yet.", topic, more));
        }
    }

    @Override
    public void ended(Link gone) {
        Current last = current;
        if (last != null && gone == last.link) {
            last.order.close();
        }
    }

    @Override
    public void sessionLost(Link on) {
        metrics.sessionsLost.increment();
    }

    @Override
    public void close() {
        keeper.close();
    }
}
