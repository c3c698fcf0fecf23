package kafkaalarms.connect.mqtt.source;

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

    private final TopicFilter filter;
    private final Inbox inbox;
    private final SourceMetrics metrics;
    private final LinkKeeper keeper;
    private final Repeats overflows = new Repeats();
    /** Written by the keeper's thread, read by those of its connections. */
    private volatile AckOrder order;
    private volatile Link link;

    Subscription(
            ClientSettings client, SessionSettings session, TopicFilter filter, Inbox inbox, SourceMetrics metrics) {
        this.filter = filter;
        this.inbox = inbox;
        this.metrics = metrics;
        keeper = new LinkKeeper(client, session, 1, this);
    }

    LinkKeeper keeper() {
        return keeper;
    }

    int unacknowledged() {
        AckOrder now = order;
        return now == null ? 0 : now.size();
    }

    @Override
    public void opening(Link opened) {
        order = new AckOrder(opened::acknowledge);
        link = opened;
    }

    @Override
    public void arrived(Link from, String topic, byte[] payload, int id, int qos) {
        AckOrder now = order;
        if (from != link || now == null) {
            return;
        }
        metrics.received.increment();
        if (qos == 0) {
            takeUnbounded(topic, payload);
            return;
        }
        Arrival arrival = new Arrival(filter, topic, payload, now, id);
        if (now.receive(arrival)) {
            inbox.add(arrival);
        }
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
        AckOrder last = order;
        if (gone == link && last != null) {
            last.close();
            inbox.forget(last);
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
