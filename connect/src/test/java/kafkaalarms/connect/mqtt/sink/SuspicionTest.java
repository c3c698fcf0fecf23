package kafkaalarms.connect.mqtt.sink;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SuspicionTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private final AtomicLong clock = new AtomicLong();
    private final Suspicion suspicion = new Suspicion(clock::get);

    private void add(int times) {
        for (int i = 0; i < times; i++) {
            suspicion.add();
        }
    }

    @Test
    void add_OneConnection_MeansNothing() {
        add(1);
        assertFalse(suspicion.isToBeSentAlone());
    }

    @Test
    void add_SecondConnection_SendsTheMessageAlone() {
        add(2);
        assertTrue(suspicion.isToBeSentAlone());
        clock.addAndGet(Duration.ofDays(1).toNanos());
        assertFalse(suspicion.isGuilty(LONG));
    }

    @Test
    void add_ThreeConnectionsAlone_IsGuiltyWhenAShortTroubleOfTheBrokerIsRuledOut() {
        add(5);
        assertFalse(suspicion.isGuilty(LONG));
        clock.addAndGet(LONG.toNanos());
        assertTrue(suspicion.isGuilty(LONG));
    }
}
