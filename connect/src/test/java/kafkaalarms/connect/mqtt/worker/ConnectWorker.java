package kafkaalarms.connect.mqtt.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafkaalarms.connect.mqtt.programs.ChildProcess;
import kafkaalarms.connect.mqtt.programs.Installed;
import kafkaalarms.connect.mqtt.programs.Ports;

/** A real distributed worker on loopback with the plug-in directory as it is delivered. */
final class ConnectWorker {
    private final Path home = Installed.kafka();
    private final Path folder;
    private final int port = Ports.free();
    private final int jmxPort = Ports.free();
    private final ConnectRest rest = new ConnectRest("http://127.0.0.1:" + port);
    private ChildProcess process;

    ConnectWorker(Path folder) {
        this.folder = folder;
    }

    ConnectRest rest() {
        return rest;
    }

    int jmxPort() {
        return jmxPort;
    }

    void start(String bootstrap) throws Exception {
        Path file = folder.resolve("worker.properties");
        Files.write(file, properties(bootstrap));
        process = ChildProcess.start(
            folder.resolve("worker.log"), environment(),
            List.of(home.resolve("bin/connect-distributed.sh").toString(), file.toString()));
        process.awaitReady("the worker is healthy", Duration.ofSeconds(120), rest::isHealthy);
    }

    private List<String> properties(String bootstrap) {
        return List.of(
            "bootstrap.servers=" + bootstrap,
            "group.id=connect",
            "listeners=http://127.0.0.1:" + port,
            "rest.advertised.host.name=127.0.0.1",
            "config.storage.topic=connect-configs",
            "offset.storage.topic=connect-offsets",
            "status.storage.topic=connect-status",
            "config.storage.replication.factor=1",
            "offset.storage.replication.factor=1",
            "status.storage.replication.factor=1",
            "offset.storage.partitions=1",
            "status.storage.partitions=1",
            "key.converter=org.apache.kafka.connect.storage.StringConverter",
            "value.converter=org.apache.kafka.connect.converters.ByteArrayConverter",
            "plugin.path=" + System.getProperty("plugin.path"),
            "plugin.discovery=service_load",
            "offset.flush.interval.ms=10000",
            // Else a worker that comes back under another id waits up to five minutes for its tasks.
            "scheduled.rebalance.max.delay.ms=0");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(KafkaBroker.JVM);
        environment.put("LOG_DIR", folder.resolve("logs").toString());
        environment.put("KAFKA_JMX_OPTS", "-Dcom.sun.management.jmxremote.port=" + jmxPort
            + " -Dcom.sun.management.jmxremote.host=127.0.0.1 -Djava.rmi.server.hostname=127.0.0.1"
            + " -Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false");
        return environment;
    }

    void kill() throws InterruptedException {
        process.kill();
    }
}
