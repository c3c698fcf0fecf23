package kafkaalarms.connect.mqtt.client;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
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

    private final NetworkModule network;
    private final CountDownLatch spoken = new CountDownLatch(1);
    /** Written by the thread that closes the client, read by the library's that connects it. */
    private volatile boolean stopped;

    PatientNetwork(NetworkModule network) {
        this.network = network;
    }

    /** Fails when it was stopped in the meantime, as by an attempt that took too long: nobody would end it any more. */
    @Override
    public void start() throws IOException, MqttException {
        network.start();
        if (stopped) {
            network.stop();
            throw new SocketException("Closed while it was opened");
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(network.getInputStream()) {
            @Override
            public int read() throws IOException {
                awaitSpoken();
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                awaitSpoken();
                return in.read(bytes, from, count);
            }
        };
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
                spoken.countDown();
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                spoken.countDown();
                out.write(bytes, from, count);
            }
        };
    }

    @Override
    public void stop() throws IOException {
        stopped = true;
        spoken.countDown();
        network.stop();
    }

    @Override
    public String getServerURI() {
        return network.getServerURI();
    }
}
