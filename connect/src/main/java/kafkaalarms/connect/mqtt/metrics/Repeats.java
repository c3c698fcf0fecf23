package kafkaalarms.connect.mqtt.metrics;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Keeps a message that could come a thousand times a second to one in ten seconds, with the number of the others. */
public final class Repeats {
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoClock;
    private boolean said;
    private long saidAt;
    private long unsaid;

    public Repeats() {
        this(System::nanoTime);
    }

    Repeats(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Says it, or counts it. {@code say} is given words about those that were not said since. */
    public synchronized void say(Consumer<String> say) {
        long now = nanoClock.getAsLong();
        if (said && now - saidAt < INTERVAL) {
            unsaid++;
            return;
        }
        say.accept(unsaid == 0 ? "" : " (and " + unsaid + " more since the last such line)");
        said = true;
        saidAt = now;
        unsaid = 0;
    }
}
