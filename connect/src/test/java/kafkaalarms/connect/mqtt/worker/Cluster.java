package kafkaalarms.connect.mqtt.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import kafkaalarms.connect.mqtt.programs.Installed;
import kafkaalarms.connect.mqtt.programs.Mosquitto;

/** Broker, worker and MQTT broker, started once for all tests that need them; tests may kill each. */
final class Cluster {
    private static Cluster shared;

    final KafkaBroker kafka;
    final ConnectWorker worker;
    final Mosquitto mosquitto;

    private Cluster(Path folder) {
        kafka = new KafkaBroker(folder);
        worker = new ConnectWorker(folder);
        mosquitto = new Mosquitto(folder);
    }

    static synchronized Cluster shared() throws Exception {
        if (shared == null) {
            Installed.kafka();
            Installed.mosquitto();
            // Stays for whoever looks for the cause of a failure; `mvn clean` removes it.
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "worker")), "run-")
                .toAbsolutePath();
            Cluster cluster = new Cluster(folder);
            cluster.mosquitto.start();
            cluster.kafka.start();
            cluster.worker.start(cluster.kafka.bootstrap());
            shared = cluster;
        }
        return shared;
    }

    Topics topics() {
        return new Topics(kafka.bootstrap());
    }

    ConnectRest rest() {
        return worker.rest();
    }
}
