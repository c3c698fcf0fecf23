package kafkaalarms.connect.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
        return new LinkKeeper(client(url, ca), SessionSettings.publishing(clientId), 1, listener);
    }

    private static ClientSettings client(String url, String ca) {
        return new ClientSettings(
            BrokerAddress.parse(url), "", new Password(""), 30, new TlsFiles(ca, "", ""),
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)), Duration.ZERO);
    }

    private static boolean someThreadIsOf(String clientId) {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(one -> one.getName().contains(clientId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "ssl"})
    void close_PeerThatDoesNotAnswer_LeavesNothingBehind(String scheme) throws Exception {
        Certified server = Certified.make(folder, "server", "127.0.0.1");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LinkKeeper keeper = keeper(scheme + "://127.0.0.1:" + silent.getLocalPort(),
                server.certificate().toString(), "unanswered", LinkListener.NONE);
            keeper.start();
            try (Socket connection = silent.accept()) {
                keeper.close();
                assertFalse(someThreadIsOf("mqtt-unanswered"), "the keeper's thread has ended");
                connection.getInputStream().readAllBytes();
            }
        }
        Eventually.holds("the library's threads have ended", PATIENCE, () -> !someThreadIsOf("unanswered"));
    }

    @Test
    void close_BrokerThatAnswersTheConnectionLate_LeavesNothingBehind() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedBroker broker = new ScriptedBroker().answersConnectionsAfter(answer)) {
            LinkKeeper keeper = keeper(broker.url(), "", "early-end", LinkListener.NONE);
            keeper.start();
            Eventually.holds("it connects", PATIENCE, () -> broker.connectionsOpen() == 1);
            keeper.close();
            answer.countDown();
            Eventually.holds("the connection has ended", PATIENCE, () -> broker.connectionsOpen() == 0);
            assertFalse(keeper.health().isUp(), "the answer connects nobody");
        }
    }

    @Test
    void close_BrokerThatDoesNotAnswerTheSubscription_LeavesNothingBehind() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker().refusesSubscriptions(ScriptedBroker.SILENCE)) {
            SessionSettings session = new SessionSettings("unsubscribed", 60, 1, "sensors/#", false);
            LinkKeeper keeper = new LinkKeeper(client(broker.url(), ""), session, 1, LinkListener.NONE);
            keeper.start();
            broker.nextConnection();
            keeper.close();
            assertFalse(someThreadIsOf("mqtt-unsubscribed"), "the keeper's thread has ended");
            Eventually.holds("the connection has ended", PATIENCE, () -> broker.connectionsOpen() == 0);
            Eventually.holds("the library's threads have ended", PATIENCE, () -> !someThreadIsOf("unsubscribed"));
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
