package kafkaalarms.connect.mqtt.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;

/** A proxy with no broker behind it: takes connections, with TLS if it has it, and ends each at once. */
public final class EmptyProxy implements AutoCloseable {
    private final ServerSocket server;
    private final AtomicInteger hungUp = new AtomicInteger();

    public EmptyProxy(ServerSocketFactory sockets) throws IOException {
        server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "empty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                if (client instanceof SSLSocket) {
                    ((SSLSocket) client).startHandshake();
                }
                hungUp.incrementAndGet();
            } catch (IOException e) {
                // Closed: the loop ends; or the client was the first to leave.
            }
        }
    }

    /** Connections that it took and ended. */
    public int hungUp() {
        return hungUp.get();
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
