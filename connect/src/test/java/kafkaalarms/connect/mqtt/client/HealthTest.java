package kafkaalarms.connect.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final AtomicLong clock = new AtomicLong();

    private Health health(Duration longestOutage) {
        return new Health("The client", longestOutage, clock::get);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void check_OutageLongerThanAllowed_SaysTheCauseAndTheSetting() {
        Health health = health(Duration.ofSeconds(5));
        health.connected();
        pass(Duration.ofHours(1));
        health.disconnected("Connection refused");
        pass(Duration.ofSeconds(5));
        assertDoesNotThrow(health::check);
        pass(Duration.ofSeconds(1));
        ConnectException failure = assertThrows(ConnectException.class, health::check);
        assertTrue(failure.getMessage().contains("Connection refused"), failure.getMessage());
        assertTrue(failure.getMessage().contains("mqtt.fail.after.ms"), failure.getMessage());
    }

    @Test
    void check_FailedAttemptsInBetween_DoNotProlongWhatIsAllowed() {
        Health health = health(Duration.ofSeconds(5));
        for (int i = 0; i < 6; i++) {
            health.disconnected("Connection refused");
            pass(Duration.ofSeconds(1));
        }
        assertThrows(ConnectException.class, health::check);
    }

    @Test
    void check_OutageWithoutALimit_NeverThrows() {
        Health health = health(Duration.ZERO);
        pass(Duration.ofDays(100));
        assertDoesNotThrow(health::check);
    }

    @Test
    void check_AfterARefusal_ThrowsTheFirstOne() {
        Health health = health(Duration.ZERO);
        health.fail("first", null);
        health.fail("second", null);
        assertTrue(assertThrows(ConnectException.class, health::check).getMessage().contains("first"));
    }
}
