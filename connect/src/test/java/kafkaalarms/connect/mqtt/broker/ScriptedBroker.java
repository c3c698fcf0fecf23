package kafkaalarms.connect.mqtt.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An MQTT 5 broker that does what a test tells it, wrong things included: just enough of the protocol for one client at
 * a time, written from the specification and without the client library, so that the two check each other.
 */
public final class ScriptedBroker implements AutoCloseable {
    /** In place of a reason code: the broker says nothing. */
    public static final int SILENCE = -1;
    /** In place of a reason code: the broker cuts the connection. */
    public static final int CUT = -2;

    /** A PUBLISH that came. */
    public record Published(String topic, byte[] payload, int id) { }

    final List<Published> published = new CopyOnWriteArrayList<>();
    final BlockingQueue<Integer> acknowledged = new LinkedBlockingQueue<>();
    final BlockingQueue<ScriptedConnection> connections = new LinkedBlockingQueue<>();
    final AtomicInteger open = new AtomicInteger();
    volatile CountDownLatch connectAfter = new CountDownLatch(0);
    volatile int connectReason;
    volatile int subscribeReason = 1;
    volatile boolean sessionPresent;
    volatile int receiveMaximum = 20;
    volatile int topicAliasMaximum = 10;
    volatile long maximumPacket;
    volatile Function<Published, Integer> onPublish = message -> 0;
    private final int port;
    private volatile ServerSocket server;

    public ScriptedBroker() {
        port = listen(0);
    }

    private int listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            server = socket;
            Thread thread = new Thread(() -> accept(socket), "scripted-broker");
            thread.setDaemon(true);
            thread.start();
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                ScriptedConnection connection = new ScriptedConnection(this, client);
                Thread thread = new Thread(connection, "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Messages that came, in their order. */
    public List<Published> published() {
        return published;
    }

    /** The next packet id that the client acknowledged; null when none comes in time. */
    public Integer nextAcknowledged(long ms) throws InterruptedException {
        return acknowledged.poll(ms, TimeUnit.MILLISECONDS);
    }

    /** The next connection whose client has connected and, if it wanted to, subscribed. */
    public ScriptedConnection nextConnection() throws InterruptedException {
        ScriptedConnection next = connections.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("No client connected");
        }
        return next;
    }

    /** Connections that neither side has ended. */
    public int connectionsOpen() {
        return open.get();
    }

    /** Lets clients wait for the answer to their CONNECT. */
    public ScriptedBroker answersConnectionsAfter(CountDownLatch release) {
        connectAfter = release;
        return this;
    }

    public ScriptedBroker refusesConnections(int reason) {
        connectReason = reason;
        return this;
    }

    public ScriptedBroker refusesSubscriptions(int reason) {
        subscribeReason = reason;
        return this;
    }

    public ScriptedBroker keepsSessions() {
        sessionPresent = true;
        return this;
    }

    public ScriptedBroker forgetsSessions() {
        sessionPresent = false;
        return this;
    }

    public ScriptedBroker receivesAtMost(int messages) {
        receiveMaximum = messages;
        return this;
    }

    public ScriptedBroker takesPacketsUpTo(long bytes) {
        maximumPacket = bytes;
        return this;
    }

    /** @param script gives the reason code of the acknowledgement, {@link #SILENCE} or {@link #CUT} */
    public ScriptedBroker answers(Function<Published, Integer> script) {
        onPublish = script;
        return this;
    }

    /** Listens no more; connections that are open stay. */
    public void stopListening() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens on the same port again. */
    public void listenAgain() {
        listen(port);
    }

    /** Listens on the same port again after a while, on the thread that is returned. */
    public Thread listenAgainIn(Duration time) {
        Thread later = new Thread(() -> {
            try {
                Thread.sleep(time.toMillis());
                listenAgain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        later.start();
        return later;
    }

    @Override
    public void close() {
        stopListening();
        connections.forEach(ScriptedConnection::cut);
    }
}
