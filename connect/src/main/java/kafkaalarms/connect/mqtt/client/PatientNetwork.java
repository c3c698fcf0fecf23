package kafkaalarms.connect.mqtt.client;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * A connection of the library that is not read before something is written to it; an MQTT client speaks first anyway.
 * The library starts a thread that reads before those that write, and waits until it sees each run: for ever, when the
 * peer hangs up so soon that the reading one has ended again (eclipse/paho.mqtt.java#850).
 */
final class PatientNetwork implements NetworkModule {
    /** As long as the library's own reads, in between which it looks whether it shall stop. */
    private static final long LOOK_MS = 1_000;

    private interface Reading {
        int read() throws IOException;
    }

    private interface Writing {
        void write() throws IOException;
    }

    private final NetworkModule network;
    private final CountDownLatch spoken = new CountDownLatch(1);
    /** How reading ended. */
    private final CompletableFuture<IOException> end = new CompletableFuture<>();
    /** Guarded by this: the thread that closes the client stops, the library's that connects it opens. */
    private boolean stopped;
    private boolean open;

    PatientNetwork(NetworkModule network) {
        this.network = network;
    }

    /** Fails when it was stopped in the meantime, as by an attempt that took too long: nobody would end it any more. */
    @Override
    public void start() throws IOException, MqttException {
        network.start();
        if (!opened()) {
            network.stop();
            throw new SocketException("Closed while it was opened");
        }
    }

    private synchronized boolean opened() {
        open = !stopped;
        return open;
    }

    /**
     * Ends what is still being opened; what is open, waits until something was written to it. In between the library
     * starts its threads, and one that is stopped before it was seen to run is waited for without end, too.
     */
    void settle(long longestMs) throws IOException, InterruptedException {
        if (isOpen()) {
            spoken.await(longestMs, TimeUnit.MILLISECONDS);
        } else {
            network.stop();
        }
    }

    /** Whether it is open; it opens no more when it is not. */
    private synchronized boolean isOpen() {
        stopped |= !open;
        return open;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(network.getInputStream()) {
            @Override
            public int read() throws IOException {
                return reading(in::read);
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                return reading(() -> in.read(bytes, from, count));
            }
        };
    }

    private int reading(Reading reading) throws IOException {
        awaitSpoken();
        try {
            int count = reading.read();
            if (count < 0) {
                end.complete(new EOFException());
            }
            return count;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            end.complete(e);
            throw e;
        }
    }

    private void awaitSpoken() throws IOException {
        try {
            if (!spoken.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                throw new SocketTimeoutException("Nothing was written yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(network.getOutputStream()) {
            @Override
            public void write(int one) throws IOException {
                writing(() -> out.write(one));
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                writing(() -> out.write(bytes, from, count));
            }
        };
    }

    /** Fails with what the peer has said before it hung up, such as an alert of TLS, and not with a broken pipe. */
    private void writing(Writing writing) throws IOException {
        spoken.countDown();
        try {
            writing.write();
        } catch (IOException e) {
            throw end.completeOnTimeout(e, LOOK_MS, TimeUnit.MILLISECONDS).join();
        }
    }

    @Override
    public void stop() throws IOException {
        synchronized (this) {
            stopped = true;
        }
        spoken.countDown();
        network.stop();
    }

    @Override
    public String getServerURI() {
        return network.getServerURI();
    }
}
