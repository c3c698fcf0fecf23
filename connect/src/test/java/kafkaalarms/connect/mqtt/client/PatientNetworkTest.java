package kafkaalarms.connect.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.junit.jupiter.api.Test;

class PatientNetworkTest {
    private final HungUp peer = new HungUp();
    private final PatientNetwork network = new PatientNetwork(peer);

    @Test
    void read_BeforeAnythingIsWritten_WaitsEvenForTheEnd() throws IOException {
        InputStream in = network.getInputStream();
        assertThrows(SocketTimeoutException.class, in::read);
        network.getOutputStream().write(new byte[] {1});
        assertEquals(-1, in.read());
    }

    @Test
    void write_PeerThatHungUpWithAWord_FailsWithThatWord() throws Exception {
        peer.lastWord = new SSLHandshakeException("certificate_required");
        InputStream in = network.getInputStream();
        Thread reading = new Thread(() -> readToTheEnd(in));
        reading.start();
        OutputStream out = network.getOutputStream();
        assertThrows(SSLHandshakeException.class, () -> out.write(new byte[] {1}));
        reading.join();
    }

    @Test
    void start_StoppedInTheMeantime_ClosesWhatItHasOpened() throws IOException {
        network.stop();
        assertThrows(SocketException.class, network::start);
        assertFalse(peer.open);
    }

    @Test
    void settle_WhileItIsOpened_ClosesWhatItOpens() throws Exception {
        network.settle(0);
        assertThrows(SocketException.class, network::start);
        assertFalse(peer.open);
    }

    @Test
    void settle_OpenAndNothingWrittenYet_WaitsForThat() throws Exception {
        network.start();
        Thread settling = new Thread(() -> assertDoesNotThrow(() -> network.settle(Long.MAX_VALUE)));
        settling.start();
        Eventually.holds("it waits", Duration.ofSeconds(60), () -> settling.getState() == Thread.State.TIMED_WAITING);
        assertTrue(peer.open);
        network.getOutputStream().write(new byte[] {1});
        settling.join();
        assertTrue(peer.open, "the library ends what it has opened");
    }

    /** As the library reads: on and on while nothing comes. */
    private static void readToTheEnd(InputStream in) {
        while (true) {
            try {
                in.read();
            } catch (SocketTimeoutException nothing) {
                continue;
            } catch (IOException end) {
                return;
            }
        }
    }

    private static final class HungUp implements NetworkModule {
        private boolean open;
        private IOException lastWord;

        @Override
        public void start() {
            open = true;
        }

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    if (lastWord != null) {
                        throw lastWord;
                    }
                    return -1;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    if (lastWord != null) {
                        throw new SocketException("Broken pipe");
                    }
                }
            };
        }

        @Override
        public void stop() {
            open = false;
        }

        @Override
        public String getServerURI() {
            return "";
        }
    }
}
