package kafkaalarms.connect.mqtt.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kafkaalarms.connect.mqtt.topic.TopicFilter;
import org.junit.jupiter.api.Test;

class AckOrderTest {
    private static final TopicFilter FILTER = TopicFilter.parse("sensor/+");
    private final List<Integer> acknowledged = new ArrayList<>();
    private final AckOrder order = new AckOrder(acknowledged::add);

    private Arrival arrival(int id) {
        return new Arrival(FILTER, "sensor/a", new byte[0], order, id);
    }

    @Test
    void settle_InAnyOrder_AcknowledgesInTheOrderOfArrivalAndNeverTooEarly() {
        long seed = 20260803;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            acknowledged.clear();
            List<Arrival> arrivals = IntStream.rangeClosed(1, 30).mapToObj(this::arrival).toList();
            arrivals.forEach(order::receive);
            List<Arrival> shuffled = new ArrayList<>(arrivals);
            Collections.shuffle(shuffled, random);
            for (Arrival one : shuffled) {
                one.settle();
                for (int id : acknowledged) {
                    assertTrue(arrivals.get(id - 1).isSettled(), "seed " + seed);
                }
            }
            assertEquals(arrivals.stream().map(Arrival::id).toList(), acknowledged, "seed " + seed);
            assertEquals(0, order.size());
        }
    }

    @Test
    void settle_AfterTheConnectionIsGone_AcknowledgesNothing() {
        Arrival before = arrival(1);
        order.receive(before);
        order.close();
        before.settle();
        assertFalse(order.receive(arrival(2)));
        assertEquals(List.of(), acknowledged);
    }
}
