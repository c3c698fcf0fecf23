package kafkaalarms.connect.mqtt.support;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for something that other threads or processes bring about, by asking again until a deadline. */
public final class Eventually {
    private static final long INTERVAL_MS = 20;

    private Eventually() {
    }

    public static void holds(String what, Duration longest, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + longest.toSeconds() + " s: " + what);
            }
            Thread.sleep(INTERVAL_MS);
        }
    }
}
