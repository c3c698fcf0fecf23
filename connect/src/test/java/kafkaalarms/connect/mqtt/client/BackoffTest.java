package kafkaalarms.connect.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void after_MoreFailures_DoublesUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), () -> 0);
        assertEquals(Duration.ofMillis(500), backoff.after(1));
        assertEquals(Duration.ofMillis(1_000), backoff.after(2));
        assertEquals(Duration.ofSeconds(8), backoff.after(5));
        assertEquals(Duration.ofSeconds(10), backoff.after(6));
        assertEquals(Duration.ofSeconds(10), backoff.after(1_000_000));
    }

    @Test
    void after_AnyFailure_IsShortenedByAtMostAHalf() {
        assertEquals(
            Duration.ofMillis(255), new Backoff(Duration.ofMillis(500), Duration.ofSeconds(1), () -> 0.98).after(1));
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            long ms = backoff.after(1).toMillis();
            assertTrue(ms >= 250 && ms <= 500, "" + ms);
        }
    }
}
