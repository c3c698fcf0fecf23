package kafkaalarms.connect.mqtt.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
    private final AckOrder order = new AckOrder(30, acknowledged::add);

    private Arrival arrival(int id) {
        return new Arrival(FILTER, "sensor/a", new byte[0], order, id);
    }

    @Test
    void settle_InAnyOrder_AcknowledgesInTheOrderOfArrivalAndNeverTooEarly() throws Exception {
        long seed = 20260803;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            acknowledged.clear();
            List<Arrival> arrivals = IntStream.rangeClosed(1, 30).mapToObj(this::arrival).toList();
            for (Arrival one : arrivals) {
                order.receive(one, Duration.ZERO);
            }
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
    void settle_AfterTheConnectionIsGone_AcknowledgesNothing() throws Exception {
        Arrival before = arrival(1);
        order.receive(before, Duration.ZERO);
        order.close();
        before.settle();
        assertEquals(AckOrder.Receipt.CLOSED, order.receive(arrival(2), Duration.ZERO));
        assertEquals(List.of(), acknowledged);
    }

    @Test
    void receive_MoreThanHavePlaces_WaitsForOneToBeAcknowledged() throws Exception {
        AckOrder two = new AckOrder(2, acknowledged::add);
        List<Arrival> arrivals =
            IntStream.rangeClosed(1, 3).mapToObj(id -> new Arrival(FILTER, "sensor/a", new byte[0], two, id)).toList();
        two.receive(arrivals.get(0), Duration.ZERO);
        two.receive(arrivals.get(1), Duration.ZERO);
        assertEquals(AckOrder.Receipt.NO_PLACE, two.receive(arrivals.get(2), Duration.ofMillis(20)));
        Thread settling = new Thread(arrivals.get(0)::settle);
        settling.start();
        assertEquals(AckOrder.Receipt.TAKEN, two.receive(arrivals.get(2), Duration.ofSeconds(10)));
        settling.join();
    }
}
