package kafkaalarms.connect.mqtt.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kafkaalarms.connect.mqtt.programs.ChildProcess;
import kafkaalarms.connect.mqtt.programs.Installed;
import kafkaalarms.connect.mqtt.programs.Ports;

/** A real broker, its own controller, on loopback. */
final class KafkaBroker {
    static final Map<String, String> JVM = Map.of(
        "KAFKA_HEAP_OPTS", "-Xms256m -Xmx256m",
        "KAFKA_JVM_PERFORMANCE_OPTS",
        "-server -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Djava.awt.headless=true");
    private static final String CLUSTER_ID = "a2Fma2EtYWxhcm1zLWNvbg";

    private final Path home = Installed.kafka();
    private final Path folder;
    private final int port = Ports.free();
    private final int controllerPort = Ports.free();
    private ChildProcess process;

    KafkaBroker(Path folder) {
        this.folder = folder;
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    void start() throws Exception {
        Path file = folder.resolve("broker.properties");
        if (!Files.exists(file)) {
            Files.write(file, properties());
            format(file);
        }
        process = ChildProcess.start(
            folder.resolve("broker.log"), environment(),
            List.of(home.resolve("bin/kafka-server-start.sh").toString(), file.toString()));
        process.awaitReady("the broker listens", Duration.ofSeconds(90), () -> Ports.isOpen(port));
    }

    private List<String> properties() {
        return List.of(
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
            "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
            "controller.listener.names=CONTROLLER",
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs=" + folder.resolve("data"),
            "auto.create.topics.enable=false",
            "offsets.topic.replication.factor=1",
            "offsets.topic.num.partitions=4",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "transaction.state.log.num.partitions=4",
            "group.initial.rebalance.delay.ms=0",
            "log.cleaner.dedupe.buffer.size=16777216");
    }

    private void format(Path file) throws Exception {
        Process format = new ProcessBuilder(
                home.resolve("bin/kafka-storage.sh").toString(), "format", "-t", CLUSTER_ID, "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("format.log").toFile())
            .start();
        if (!format.waitFor(90, TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new AssertionError("Not formatted: " + Files.readString(folder.resolve("format.log")));
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new java.util.HashMap<>(JVM);
        environment.put("LOG_DIR", folder.resolve("logs").toString());
        return environment;
    }

    void kill() throws InterruptedException {
        process.kill();
    }
}
