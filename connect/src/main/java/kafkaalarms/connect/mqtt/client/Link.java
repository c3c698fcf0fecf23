package kafkaalarms.connect.mqtt.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from its making to its end, never used again. A new one for each attempt keeps the client library's
 * own memory of packets, topic aliases and sessions out of the question of what has been acknowledged.
 */
public final class Link implements AutoCloseable {
    static final int AT_LEAST_ONCE = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    /** The library writes stack traces of lost connections past the worker's log; we tell them ourselves. */
    private static final java.util.logging.Logger LIBRARY_LOG =
        java.util.logging.Logger.getLogger("org.eclipse.paho.mqttv5");
    private static final long ANSWER_MS = 15_000;
    private static final long QUIESCE_MS = 1_000;
    private static final int FIRST_ERROR_CODE = 0x80;
    private static final int MOST_IN_FLIGHT = 65_535;
    /** Fixed header, topic length, packet id and properties of a PUBLISH. */
    private static final int PUBLISH_OVERHEAD = 32;

    static {
        if (LIBRARY_LOG.getLevel() == null) {
            LIBRARY_LOG.setLevel(java.util.logging.Level.OFF);
        }
    }

    private final ClientSettings client;
    private final SessionSettings session;
    private final LinkListener listener;
    private final PahoClient paho;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Answer connection = new Answer();
    private final Answer subscription = new Answer();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Held while a packet is given to the library, which falls over packets that come once it is closed. */
    private final Object giving = new Object();
    private boolean givesNoMore;
    /** Written by a thread of the library before {@link #end} is released, read by the keeper after it. */
    private volatile LinkException cause;
    private boolean sessionPresent;
    private volatile Semaphore window;
    private volatile long maximumPacket = Long.MAX_VALUE;

    Link(ClientSettings client, SessionSettings session, LinkListener listener) throws LinkException {
        this.client = client;
        this.session = session;
        this.listener = listener;
        try {
            paho = new PahoClient(client.address(), session.clientId());
            paho.setManualAcks(true);
            paho.setCallback(new Events());
        } catch (MqttException e) {
            throw failure("cannot be prepared", e);
        }
    }

    /**
     * Connects and subscribes; returns when the broker has granted both. A session that the broker has kept is
     * subscribed already: its messages come at once, and the answer to the subscription only behind them. Fails as soon
     * as the connection is dropped meanwhile.
     */
    void open(int mostInFlight) throws LinkException, TlsFileException, InterruptedException {
        listener.opening(this);
        try {
            IMqttToken connected = paho.connect(PahoOptions.of(client, session), null, connection);
            connection.await(connected);
            sessionPresent = connected.getSessionPresent();
            limits(connected.getResponseProperties(), mostInFlight);
            if (session.filter() != null) {
                subscribe();
            }
        } catch (MqttException e) {
            // What ended the connection says more than what became of the answer.
            throw cause != null ? cause : failure("is not connected", e);
        }
    }

    private void limits(MqttProperties granted, int mostInFlight) {
        Integer receiveMaximum = granted == null ? null : granted.getReceiveMaximum();
        window = new Semaphore(Math.min(mostInFlight, receiveMaximum == null ? MOST_IN_FLIGHT : receiveMaximum));
        if (granted != null && granted.getMaximumPacketSize() != null) {
            maximumPacket = granted.getMaximumPacketSize();
        }
    }

    private void subscribe() throws MqttException, LinkException, InterruptedException {
        MqttSubscription wanted = new MqttSubscription(session.filter(), AT_LEAST_ONCE);
        // 1: retained messages only when the subscription is new, not again after each reconnection.
        wanted.setRetainHandling(session.retainedAlways() ? 0 : 1);
        IMqttToken token = paho.subscribe(
            new MqttSubscription[] {wanted}, null, new Subscribed(), new MqttProperties());
        if (!sessionPresent) {
            subscription.await(token);
            checkGranted(token);
        }
    }

    private void checkGranted(IMqttToken token) throws LinkException {
        int[] codes = token.getReasonCodes();
        int granted = codes == null || codes.length == 0 ? AT_LEAST_ONCE : codes[0];
        if (granted >= FIRST_ERROR_CODE) {
            throw new LinkException(
                granted, "The MQTT broker refuses the topic filter " + session.filter() + ": "
                    + Reason.describe(granted), null);
        }
        if (granted < AT_LEAST_ONCE) {
            throw new LinkException(
                Reason.FILTER_INVALID.code(), "The MQTT broker grants only QoS 0 for the topic filter "
                    + session.filter() + ", so that nothing could be acknowledged", null);
        }
    }

    /** Whether the broker still had the session of an earlier connection. */
    boolean sessionPresent() {
        return sessionPresent;
    }

    /** Waits until the connection is gone; returns why. */
    LinkException awaitEnd() throws InterruptedException {
        end.await();
        return cause;
    }

    /** Whether it is of any use to publish or acknowledge here. */
    public boolean isOpen() {
        return window != null && end.getCount() > 0;
    }

    /** Acknowledges a message of QoS 1; does nothing when the connection is gone, since the message comes again. */
    public void acknowledge(int id) {
        synchronized (giving) {
            if (givesNoMore) {
                return;
            }
            try {
                paho.messageArrivedComplete(id, AT_LEAST_ONCE);
            } catch (MqttException e) {
                LOG.debug("{}: acknowledgement {} was not sent, the message comes again", session.clientId(), id, e);
            }
        }
    }

    /** Whether the broker would end the connection over a message of this size. */
    public boolean takes(int topicBytes, int payloadBytes) {
        return (long) topicBytes + payloadBytes + PUBLISH_OVERHEAD <= maximumPacket;
    }

    /**
     * Publishes with QoS 1. Only one thread may publish: the library numbers topics in the order of calls.
     *
     * @return false when no place in the window became free in time; the receipt then hears nothing
     */
    public boolean publish(String topic, byte[] payload, long waitNanos, Receipt receipt) throws InterruptedException {
        Semaphore places = window;
        if (!places.tryAcquire(waitNanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        MqttMessage message = new MqttMessage(payload);
        message.setQos(AT_LEAST_ONCE);
        synchronized (giving) {
            if (!givesNoMore && gives(topic, message, new Outcome(places, receipt))) {
                return true;
            }
        }
        places.release();
        receipt.cutOff(cause == null ? "The MQTT connection was closed" : cause.getMessage());
        return true;
    }

    private boolean gives(String topic, MqttMessage message, Outcome outcome) {
        try {
            paho.publish(topic, message, null, outcome);
            return true;
        } catch (MqttException e) {
            // The library may have given the topic a number already that the broker never learns: start afresh.
            drop(failure("takes no message", e));
            return false;
        }
    }

    /** Ends the connection without a word to the broker. */
    public void drop(String why) {
        drop(new LinkException(0, why, null));
    }

    private void drop(LinkException why) {
        if (cause == null) {
            cause = why;
        }
        end();
    }

    private void end() {
        end.countDown();
        connection.came();
        subscription.came();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        end();
        synchronized (giving) {
            givesNoMore = true;
        }
        try {
            if (paho.isConnected()) {
                paho.disconnect(QUIESCE_MS).waitForCompletion(2 * QUIESCE_MS);
            }
        } catch (MqttException e) {
            LOG.debug("{}: no clean end", session.clientId(), e);
        }
        try {
            paho.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            paho.disconnectForcibly(0, 1, false);
        } catch (MqttException e) {
            LOG.debug("{}: was not connected any more", session.clientId(), e);
        }
        try {
            paho.close(true);
        } catch (MqttException e) {
            LOG.debug("{}: not closed", session.clientId(), e);
        }
        listener.ended(this);
    }

    private LinkException failure(String what, MqttException e) {
        String cause = e.getCause() == null ? "" : ": " + e.getCause();
        String reason = e.getReasonCode() >= FIRST_ERROR_CODE && e.getReasonCode() <= 0xFF
            ? Reason.describe(e.getReasonCode())
            : e.getMessage();
        return new LinkException(
            e.getReasonCode(), "The MQTT client " + session.clientId() + " " + what + " at " + client.address() + ": "
                + reason + cause, e);
    }

    /** Threads of the library call here. */
    private final class Events implements PahoEvents {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            listener.arrived(Link.this, topic, message.getPayload(), message.getId(), message.getQos());
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            String why = response.getException() != null
                ? String.valueOf(response.getException().getMessage())
                : Reason.describe(response.getReturnCode());
            drop(new LinkException(
                response.getReturnCode(), "The MQTT client " + session.clientId() + " lost its connection to "
                    + client.address() + ": " + why, response.getException()));
        }
    }

    /** An answer of the broker, waited for no longer than there is a connection to answer on. */
    private static final class Answer implements MqttActionListener {
        private final CountDownLatch came = new CountDownLatch(1);

        /** Fails as the library does when the answer is a refusal, or has not come in time. */
        void await(IMqttToken token) throws MqttException, InterruptedException {
            came.await(ANSWER_MS, TimeUnit.MILLISECONDS);
            token.waitForCompletion(1);
        }

        void came() {
            came.countDown();
        }

        @Override
        public void onSuccess(IMqttToken token) {
            came();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable e) {
            came();
        }
    }

    /** Hears the answer to a subscription. */
    private final class Subscribed implements MqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            subscription.came();
            try {
                checkGranted(token);
            } catch (LinkException e) {
                drop(e);
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable e) {
            drop("The MQTT broker has not answered the subscription: " + e);
        }
    }

    private record Outcome(Semaphore places, Receipt receipt) implements MqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            places.release();
            int[] codes = token.getReasonCodes();
            int code = codes == null || codes.length == 0 ? 0 : codes[0];
            if (code < FIRST_ERROR_CODE) {
                receipt.acknowledged();
            } else if (code == Reason.NOT_AUTHORIZED.code()) {
                receipt.denied("The MQTT broker does not allow it: " + Reason.describe(code));
            } else if (Reason.blamesRecord(code)) {
                receipt.refused("The MQTT broker refuses it: " + Reason.describe(code));
            } else {
                receipt.failed("The MQTT broker did not take it: " + Reason.describe(code));
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable e) {
            places.release();
            receipt.cutOff("The MQTT connection ended before the acknowledgement");
        }
    }
}
