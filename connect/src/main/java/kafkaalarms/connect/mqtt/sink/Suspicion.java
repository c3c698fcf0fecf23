package kafkaalarms.connect.mqtt.sink;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a message is the reason why connections end. Some brokers, or proxies before them, answer a message that they
 * do not take by ending the connection; sent again, it would end the next one, for ever. A message that was the first
 * unanswered one twice is sent alone; one that ended several connections alone, for as long as it takes to rule out a
 * short trouble of the broker, is held guilty.
 */
final class Suspicion {
    private static final int TIMES_FIRST = 2;
    private static final int TIMES_ALONE = 3;

    private final LongSupplier nanoClock;
    private int timesFirst;
    private int timesAlone;
    private long since;

    Suspicion() {
        this(System::nanoTime);
    }

    Suspicion(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** A connection ended, and this message was the first one unanswered on it. */
    void add() {
        if (timesFirst == 0) {
            since = nanoClock.getAsLong();
        }
        if (isToBeSentAlone()) {
            timesAlone++;
        }
        timesFirst++;
    }

    boolean isToBeSentAlone() {
        return timesFirst >= TIMES_FIRST;
    }

    boolean isGuilty(Duration longEnough) {
        return timesAlone >= TIMES_ALONE && nanoClock.getAsLong() - since >= longEnough.toNanos();
    }

    int connections() {
        return timesFirst;
    }
}
