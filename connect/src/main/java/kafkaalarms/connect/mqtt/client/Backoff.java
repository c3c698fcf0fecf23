package kafkaalarms.connect.mqtt.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Waiting times between attempts: doubling up to a longest one, each shortened by up to a half at random. */
public record Backoff(Duration first, Duration longest, DoubleSupplier random) {
    public Backoff(Duration first, Duration longest) {
        this(first, longest, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** The wait after so many failures in a row, counted from 1. */
    public Duration after(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, 30);
        long full = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(Math.max(1, Math.round(full * (1 - random.getAsDouble() / 2))));
    }
}
