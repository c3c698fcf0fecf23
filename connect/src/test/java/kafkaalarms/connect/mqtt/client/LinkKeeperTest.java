package kafkaalarms.connect.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import kafkaalarms.connect.mqtt.broker.EmptyProxy;
import kafkaalarms.connect.mqtt.broker.ScriptedBroker;
import kafkaalarms.connect.mqtt.programs.Certified;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of connections that ended before they were made. */
class LinkKeeperTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEEPERS = 5;

    @TempDir
    Path folder;

    private static LinkKeeper keeper(String url, String ca, String clientId, LinkListener listener) {
        ClientSettings client = new ClientSettings(
            BrokerAddress.parse(url), "", new Password(""), 30, new TlsFiles(ca, "", ""),
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)), Duration.ZERO);
        return new LinkKeeper(client, SessionSettings.publishing(clientId), 1, listener);
    }

    private static boolean someThreadIsOf(String clientId) {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(one -> one.getName().contains(clientId));
    }

    @Test
    void close_WhileTheFirstConnectionIsMade_EndsThatToo() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedBroker broker = new ScriptedBroker().answersConnectionsAfter(answer)) {
            LinkKeeper keeper = keeper(broker.url(), "", "early-end", LinkListener.NONE);
            keeper.start();
            Eventually.holds("it connects", PATIENCE, () -> broker.connectionsOpen() == 1);
            Thread closing = new Thread(keeper::close);
            closing.start();
            Eventually.holds("it has looked for a connection, found none, and waits for the thread's end", PATIENCE,
                () -> closing.getState() == Thread.State.TIMED_WAITING || !closing.isAlive());
            answer.countDown();
            Eventually.holds("the connection ends", PATIENCE, () -> broker.connectionsOpen() == 0);
            closing.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "ssl"})
    void start_PeerThatHangsUpAtOnce_CostsNoThreads(String scheme) throws Exception {
        Certified server = Certified.make(folder, "server", "127.0.0.1");
        ServerSocketFactory sockets = scheme.equals("ssl") ? server.sockets() : ServerSocketFactory.getDefault();
        try (EmptyProxy proxy = new EmptyProxy(sockets)) {
            String url = scheme + "://127.0.0.1:" + proxy.port();
            List<LinkKeeper> keepers = IntStream.range(0, KEEPERS).mapToObj(i -> keeper(
                url, server.certificate().toString(), "hung-up-" + i, LinkListener.NONE)).toList();
            keepers.forEach(LinkKeeper::start);
            Eventually.holds("it has hung up often", PATIENCE, () -> proxy.hungUp() >= 10 * KEEPERS);
            keepers.forEach(LinkKeeper::close);
        }
        Eventually.holds("all threads end", PATIENCE, () -> !someThreadIsOf("hung-up-"));
    }

    @Test
    void start_ErrorInsteadOfAnException_FailsTheTask() throws Exception {
        LinkListener failing = new LinkListener() {
            @Override
            public void opening(Link link) {
                throw new OutOfMemoryError("unable to create native thread");
            }
        };
        try (LinkKeeper keeper = keeper("tcp://127.0.0.1:1", "", "failing", failing)) {
            keeper.start();
            ConnectException failure = assertThrows(ConnectException.class, () -> keeper.awaitFirst(PATIENCE));
            assertTrue(failure.getMessage().contains("unable to create native thread"), failure.getMessage());
        }
    }
}
