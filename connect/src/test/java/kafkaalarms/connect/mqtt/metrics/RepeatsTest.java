package kafkaalarms.connect.mqtt.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    @Test
    void say_OftenInTenSeconds_SaysItOnceAndCountsTheRest() {
        AtomicLong clock = new AtomicLong();
        Repeats repeats = new Repeats(clock::get);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            repeats.say(said::add);
        }
        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        repeats.say(said::add);
        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        repeats.say(said::add);
        assertEquals(List.of("", " (and 4 more since the last such line)", ""), said);
    }
}
