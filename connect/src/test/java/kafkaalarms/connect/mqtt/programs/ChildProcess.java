package kafkaalarms.connect.mqtt.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import kafkaalarms.connect.mqtt.support.Eventually;

/** A program under test; it does not outlive the tests. */
public final class ChildProcess {
    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static ChildProcess start(Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        process.getOutputStream().close();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ChildProcess(process, log);
    }

    public void awaitReady(String what, Duration longest, Callable<Boolean> ready) throws Exception {
        try {
            Eventually.holds(what, longest, () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("It ended with code " + process.exitValue());
                }
                return ready.call();
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; the end of its log:\n" + tail(), e);
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGKILL, for the end of a test: its folder may be removed afterwards. */
    public void end() {
        process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** SIGTERM. */
    public void stop() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    /** Any other signal, by its name without SIG. */
    void signal(String name) throws IOException, InterruptedException {
        // The shell's own: not every system has it as a program.
        int code = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).inheritIO().start().waitFor();
        if (code != 0) {
            throw new AssertionError("No signal " + name + ": code " + code);
        }
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It did not end");
        }
    }
}
