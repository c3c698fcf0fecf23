package kafkaalarms.connect.mqtt.programs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that some tests need; without them these are skipped, and say so. */
public final class Installed {
    private Installed() {
    }

    /** The program of the MQTT broker mosquitto. */
    public static Path mosquitto() {
        Optional<Path> found = Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "mosquitto"))
            .filter(Files::isExecutable)
            .findFirst();
        assumeTrue(found.isPresent(), "No mosquitto: it is neither on PATH nor in /usr/sbin.");
        return found.orElseThrow();
    }

    /** The folder of a Kafka distribution. */
    public static Path kafka() {
        String home = System.getenv("KAFKA_HOME");
        assumeTrue(home != null && !home.isEmpty(), "No Kafka: KAFKA_HOME does not name a distribution.");
        Path folder = Path.of(home).toAbsolutePath().normalize();
        if (!Files.isExecutable(folder.resolve("bin/connect-distributed.sh"))) {
            throw new IllegalStateException("KAFKA_HOME names " + folder + ", which has no bin/connect-distributed.sh");
        }
        return folder;
    }
}
