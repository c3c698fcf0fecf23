package kafkaalarms.connect.mqtt.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real MQTT broker on loopback that keeps its sessions on disk. */
public final class Mosquitto implements AutoCloseable {
    private final Path program = Installed.mosquitto();
    private final Path folder;
    private final int port = Ports.free();
    private final List<String> more = new ArrayList<>();
    private boolean tls;
    private ChildProcess process;

    public Mosquitto(Path folder) {
        this.folder = folder;
    }

    /** Adds lines to its configuration, for the next start. */
    public Mosquitto with(String... lines) {
        more.addAll(List.of(lines));
        return this;
    }

    public Mosquitto start() throws Exception {
        Files.createDirectories(folder.resolve("mosquitto"));
        Path file = folder.resolve("mosquitto.conf");
        Files.write(file, configuration());
        process = ChildProcess.start(log(), Map.of(), List.of(program.toString(), "-c", file.toString()));
        process.awaitReady("mosquitto listens", Duration.ofSeconds(60), () -> Ports.isOpen(port));
        return this;
    }

    private Path log() {
        return folder.resolve("mosquitto.log");
    }

    private List<String> configuration() {
        List<String> lines = new ArrayList<>(List.of(
            "listener " + port + " 127.0.0.1",
            "allow_anonymous true",
            "persistence true",
            "persistence_location " + folder.resolve("mosquitto") + "/",
            "autosave_interval 1",
            "max_queued_messages 0",
            "max_inflight_messages 0",
            "user " + System.getProperty("user.name")));
        lines.addAll(more);
        return lines;
    }

    /** Speaks TLS with a certificate and key of its own. */
    public Mosquitto withTls(Certified server) {
        tls = true;
        return with("certfile " + server.certificate(), "keyfile " + server.key());
    }

    /** Lets nobody in but a user with a password. */
    public Mosquitto withLogin(String user, String password) throws Exception {
        Files.createDirectories(folder);
        Path file = folder.resolve("passwords");
        Process process = new ProcessBuilder("mosquitto_passwd", "-b", "-c", file.toString(), user, password)
            .redirectErrorStream(true).start();
        if (process.waitFor() != 0) {
            throw new AssertionError(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return with("password_file " + file, "allow_anonymous false");
    }

    public String url() {
        return (tls ? "ssl" : "tcp") + "://127.0.0.1:" + port;
    }

    /** Has it write its sessions to disk now, and returns when it has: what a kill makes it forget is younger. */
    public void save() throws Exception {
        Path file = folder.resolve("mosquitto").resolve("mosquitto.db");
        FileTime before = lastSaved(file);
        process.signal("USR1");
        process.awaitReady(
            "mosquitto saves", Duration.ofSeconds(60), () -> lastSaved(file).compareTo(before) > 0);
    }

    /** Returns when it has so many acknowledgements; it tells them in its log with {@code log_type all} alone. */
    public void awaitAcknowledgements(int count) throws Exception {
        process.awaitReady("mosquitto has the acknowledgements", Duration.ofSeconds(60), () ->
            Files.readAllLines(log()).stream().filter(line -> line.contains("Received PUBACK")).count() >= count);
    }

    private static FileTime lastSaved(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
    }

    public void kill() throws InterruptedException {
        process.kill();
    }

    public void stop() throws InterruptedException {
        process.stop();
    }

    @Override
    public void close() {
        if (process != null) {
            process.end();
        }
    }
}
