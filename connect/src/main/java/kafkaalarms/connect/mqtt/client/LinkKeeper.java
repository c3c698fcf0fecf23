package kafkaalarms.connect.mqtt.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one session connected by a thread of its own: a new {@link Link} after each that ended. */
public final class LinkKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);
    /** How long a task waits at its start for a first connection. */
    public static final Duration FIRST_CONNECTION = Duration.ofSeconds(10);

    private static final long STOP_MS = 5_000;

    private final ClientSettings client;
    private final SessionSettings session;
    private final LinkListener listener;
    private final int mostInFlight;
    private final Health health;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong connections = new AtomicLong();
    /** Open or being opened; written by the keeper's thread, read by the task's. */
    private volatile Link link;

    /** @param mostInFlight publications under way at one time, if the broker allows as many */
    public LinkKeeper(ClientSettings client, SessionSettings session, int mostInFlight, LinkListener listener) {
        this.client = client;
        this.session = session;
        this.mostInFlight = mostInFlight;
        this.listener = listener;
        health = new Health("The MQTT client " + session.clientId(), client.longestOutage(), System::nanoTime);
        thread = new Thread(this::keep, "mqtt-" + session.clientId());
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /**
     * Waits a little for the first connection, so that a task whose settings cannot work never counts as running. A
     * broker that is away is no such setting: the task starts, and goes on trying.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException when the broker refuses, or TLS cannot work
     */
    public void awaitFirst(Duration longest) throws InterruptedException {
        health.await(longest);
        health.check();
    }

    public Health health() {
        return health;
    }

    /** Connections made since the start, beyond the first. */
    public long reconnections() {
        return Math.max(0, connections.get() - 1);
    }

    /** The open connection, waited for; null when there is none in time. */
    public Link awaitOpen(Duration longest) throws InterruptedException {
        if (!health.await(longest)) {
            return null;
        }
        Link now = link;
        return now != null && now.isOpen() ? now : null;
    }

    private void keep() {
        int failures = 0;
        while (!stopped() && !health.isFatal()) {
            boolean made = connectOnce();
            failures = made ? 1 : failures + 1;
            if (!stopped() && !health.isFatal()) {
                pause(client.backoff().after(failures));
            }
        }
    }

    /** One connection from its making to its end; false when it was never made. */
    private boolean connectOnce() {
        boolean made = false;
        try (Link next = new Link(client, session, listener)) {
            link = next;
            if (stopped()) {
                // The one who stopped may have looked for a link before there was one; connecting now could take the
                // session from the task that comes next.
                link = null;
                return false;
            }
            next.open(mostInFlight);
            made = true;
            opened(next);
            LinkException end = next.awaitEnd();
            if (!stopped() && end != null) {
                ended(end);
            }
        } catch (LinkException e) {
            ended(e);
        } catch (TlsFileException e) {
            unusable(e);
        } catch (InterruptedException e) {
            stopping.countDown();
        } catch (RuntimeException | Error e) {
            health.fail("The MQTT client " + session.clientId() + " ended by a fault of its own: " + e
                + ". The task stops; restart it, and report this with its trace.", e);
        }
        link = null;
        return made;
    }

    private void opened(Link next) {
        boolean again = connections.getAndIncrement() > 0;
        health.connected();
        if (again && session.expirySeconds() > 0 && !next.sessionPresent()) {
            listener.sessionLost(next);
            LOG.error(
                "{}: the MQTT broker has lost the session. What it held for it, and what was published since, is "
                    + "lost. Give the broker persistence, and let mqtt.session.expiry.seconds be longer than outages.",
                session.clientId());
        }
        LOG.info("{}: connected to {}{}", session.clientId(), client.address(),
            session.filter() == null ? "" : ", subscribed to " + session.filter());
    }

    private void ended(LinkException e) {
        // Not the one and then the other: a task that looked in between would take a refusal for an outage.
        Reason.finalOf(e.code()).ifPresentOrElse(
            reason -> health.fail(
                e.getMessage() + ". The task stops; nothing is lost. " + reason.cure() + " Then restart the task.", e),
            () -> health.disconnected(e.getMessage()));
        if (connections.get() == 0 && isTlsFault(e)) {
            unusable(e);
        }
    }

    /** TLS that never worked is a fault of the settings; later it may be a renewal half done, which passes. */
    private void unusable(Exception e) {
        health.disconnected(e.getMessage());
        if (connections.get() == 0) {
            health.fail(e.getMessage() + ". The task stops. Check mqtt.url and the files of mqtt.ssl.*, then restart "
                + "the task.", e);
        }
    }

    private static boolean isTlsFault(Throwable e) {
        boolean tls = false;
        boolean away = false;
        for (Throwable t = e; t != null; t = t.getCause()) {
            tls |= t instanceof SSLException || t instanceof java.security.cert.CertificateException;
            away |= t instanceof java.io.EOFException || t instanceof java.net.SocketException;
        }
        return tls && !away;
    }

    private void pause(Duration wait) {
        LOG.warn("{}: {}. Trying again in {} ms.", session.clientId(), health.lastError(), wait.toMillis());
        try {
            stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    /** Ends the connection, or the attempt to make one; the broker keeps the session. */
    @Override
    public void close() {
        stopping.countDown();
        Link now = link;
        if (now != null) {
            now.drop("stopped");
        }
        try {
            thread.join(STOP_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
