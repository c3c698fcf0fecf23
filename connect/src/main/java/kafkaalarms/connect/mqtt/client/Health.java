package kafkaalarms.connect.mqtt.client;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.ConnectException;

/** Whether a task can go on: what its keeper thread finds out, and its task thread asks. */
public final class Health {
    private final String who;
    private final Duration longestOutage;
    private final LongSupplier nanoClock;
    private ConnectException fatal;
    private boolean up;
    private long downSince;
    private String lastError = "not connected yet";

    public Health(String who, Duration longestOutage, LongSupplier nanoClock) {
        this.who = who;
        this.longestOutage = longestOutage;
        this.nanoClock = nanoClock;
        downSince = nanoClock.getAsLong();
    }

    synchronized void connected() {
        up = true;
        notifyAll();
    }

    synchronized void disconnected(String why) {
        if (up) {
            downSince = nanoClock.getAsLong();
        }
        up = false;
        lastError = why;
    }

    synchronized void fail(String why, Throwable cause) {
        up = false;
        if (fatal == null) {
            fatal = new ConnectException(why, cause);
        }
        notifyAll();
    }

    public synchronized boolean isUp() {
        return up;
    }

    synchronized boolean isFatal() {
        return fatal != null;
    }

    /** Why there is no connection, for messages. */
    public synchronized String lastError() {
        return lastError;
    }

    /** Waits until there is a connection, or none can be. */
    synchronized boolean await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!up && fatal == null) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return up;
    }

    /** @throws ConnectException when trying again does not help, or the outage lasts longer than the task shall bear */
    public synchronized void check() {
        if (fatal != null) {
            throw fatal;
        }
        long down = nanoClock.getAsLong() - downSince;
        if (!up && !longestOutage.isZero() && down > longestOutage.toNanos()) {
            throw new ConnectException(
                who + " has had no MQTT connection for " + Duration.ofNanos(down).toSeconds() + " s. " + lastError
                    + ". The task stops, as mqtt.fail.after.ms says; nothing is lost. Restart it when the broker is "
                    + "back, or set mqtt.fail.after.ms to 0.");
        }
    }
}
