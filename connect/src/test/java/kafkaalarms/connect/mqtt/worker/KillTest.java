package kafkaalarms.connect.mqtt.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import kafkaalarms.connect.mqtt.programs.MqttDevice;
import kafkaalarms.connect.mqtt.programs.MqttListener;
import kafkaalarms.connect.mqtt.support.Eventually;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each program is killed in the middle of thousands of messages in both directions: none may be missing afterwards. */
@Tag("worker")
class KillTest {
    private static final int MESSAGES = 6_000;
    private static final int KEYS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration STANDSTILL = Duration.ofSeconds(60);
    private static final int NONE = 0;
    /** The highest number that was sent in either direction. */
    private static final AtomicInteger SENT = new AtomicInteger();

    @Test
    void kill_Worker_LosesNothing() throws Exception {
        Cluster cluster = Cluster.shared();
        disturb(cluster, "kill-worker", () -> {
            cluster.worker.kill();
            cluster.worker.start(cluster.kafka.bootstrap());
            return NONE;
        });
    }

    @Test
    void kill_MqttBroker_LosesNothing() throws Exception {
        Cluster cluster = Cluster.shared();
        disturb(cluster, "kill-mosquitto", () -> {
            cluster.mosquitto.save();
            cluster.mosquitto.kill();
            int mayBeLost = SENT.get() + 1;
            Thread.sleep(2_000);
            cluster.mosquitto.start();
            return mayBeLost;
        });
    }

    @Test
    void kill_KafkaBroker_LosesNothing() throws Exception {
        Cluster cluster = Cluster.shared();
        disturb(cluster, "kill-kafka", () -> {
            cluster.kafka.kill();
            cluster.kafka.start();
            return NONE;
        });
    }

    @Test
    void restart_Connectors_LosesNothing() throws Exception {
        Cluster cluster = Cluster.shared();
        disturb(cluster, "restart", () -> {
            cluster.rest().restart("restart-in");
            cluster.rest().restart("restart-out");
            return NONE;
        });
    }

    /** @param fault returns up to which number messages may be missing afterwards */
    private static void disturb(Cluster cluster, String name, Callable<Integer> fault) throws Exception {
        String in = name + "-in";
        String out = name + "-out";
        cluster.topics().create(in, 3);
        cluster.topics().create(out, 3);
        cluster.topics().create(out + "-dlq", 1);
        cluster.rest().putAndAwait(in, Connectors.source(cluster.mosquitto.url(), in));
        cluster.rest().putAndAwait(out, Connectors.sink(cluster.mosquitto.url(), out));
        SENT.set(0);
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try (MqttListener listener = new MqttListener(cluster.mosquitto.url(), out + "/+/commands")) {
            Future<?> devices = writers.submit(() -> publish(cluster, in));
            Future<?> alarms = writers.submit(() -> produce(cluster, out));
            AtomicReference<Saved> saved = new AtomicReference<>();
            Eventually.holds("a good part has arrived", PATIENCE, () -> {
                saved.set(new Saved(SENT.get(), cluster.topics().read(in).size(), listener.heard().size(),
                    cluster.topics().committed("connect-" + out)));
                return saved.get().isGoodPart();
            });
            int mayBeLost = fault.call();
            devices.get();
            alarms.get();
            awaitAll(() -> ofDevices(listener));
            awaitAll(() -> ofTopic(cluster, in));
            check(name + ", MQTT to Kafka, " + saved, ofTopic(cluster, in), mayBeLost);
            check(name + ", Kafka to MQTT, " + saved, ofDevices(listener), mayBeLost);
        } finally {
            writers.shutdownNow();
            cluster.rest().delete(in);
            cluster.rest().delete(out);
        }
    }

    /** What had arrived and was committed shortly before the fault. */
    private record Saved(int sent, int records, int heard, Map<TopicPartition, OffsetAndMetadata> committed) {
        boolean isGoodPart() {
            return records > MESSAGES / 10 && heard > MESSAGES / 10;
        }

        @Override
        public String toString() {
            return "before the fault, of " + sent + " sent: " + records + " records in Kafka, " + heard
                + " messages on MQTT, the sink had committed " + committed.entrySet().stream()
                    .map(one -> one.getKey() + "@" + one.getValue().offset()).sorted().toList();
        }
    }

    private static Void publish(Cluster cluster, String prefix) throws Exception {
        try (MqttDevice device = new MqttDevice(cluster.mosquitto.url(), prefix + "-device")) {
            for (int i = 0; i < MESSAGES; i++) {
                SENT.accumulateAndGet(i, Math::max);
                device.publish(prefix + "/k" + i % KEYS, "" + i);
                // No faster than Connect takes them, or a killed mosquitto has many to forget.
                if (i % 20 == 0) {
                    Thread.sleep(10);
                }
            }
        }
        return null;
    }

    private static Void produce(Cluster cluster, String topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = cluster.topics().producer(Map.of())) {
            for (int i = 0; i < MESSAGES; i++) {
                SENT.accumulateAndGet(i, Math::max);
                producer.send(new ProducerRecord<>(topic, bytes("k" + i % KEYS), bytes("" + i)));
                // As many at a time as leave work for after the fault.
                if (i % 20 == 0) {
                    Thread.sleep(10);
                }
            }
        }
        return null;
    }

    /** Numbers by key, in the order of arrival, repeats included. */
    private static Map<String, List<Integer>> ofTopic(Cluster cluster, String topic) {
        Map<String, List<Integer>> numbers = new HashMap<>();
        cluster.topics().read(topic).forEach(record -> add(
            numbers, new String(record.key(), StandardCharsets.UTF_8),
            new String(record.value(), StandardCharsets.UTF_8)));
        return numbers;
    }

    private static Map<String, List<Integer>> ofDevices(MqttListener listener) {
        Map<String, List<Integer>> numbers = new HashMap<>();
        listener.heard().forEach(one -> add(numbers, one.topic().split("/")[1], one.text()));
        return numbers;
    }

    private static void add(Map<String, List<Integer>> numbers, String key, String value) {
        numbers.computeIfAbsent(key, one -> new java.util.ArrayList<>()).add(Integer.parseInt(value));
    }

    /** Returns when all have arrived, or none has for long. */
    private static void awaitAll(Callable<Map<String, List<Integer>>> read) throws Exception {
        int last = -1;
        long since = System.nanoTime();
        for (int now = distinct(read.call()); now < MESSAGES; now = distinct(read.call())) {
            if (now != last) {
                last = now;
                since = System.nanoTime();
            }
            if (System.nanoTime() - since > STANDSTILL.toNanos()) {
                return;
            }
            Thread.sleep(500);
        }
    }

    private static int distinct(Map<String, List<Integer>> numbers) {
        return numbers.values().stream().mapToInt(one -> new HashSet<>(one).size()).sum();
    }

    /**
     * @param mayBeLost what was sent up to there may be missing: a killed mosquitto forgets what it has acknowledged
     * and
     *     neither saved nor handed on, which is not for connectors to save
     */
    private static void check(String what, Map<String, List<Integer>> numbers, int mayBeLost) {
        int all = numbers.values().stream().mapToInt(List::size).sum();
        int lost = MESSAGES - distinct(numbers);
        System.out.println("   " + what + ": " + MESSAGES + " messages, " + lost + " lost, "
            + (all + lost - MESSAGES) + " doubled");
        assertTrue(lost <= mayBeLost, what + ": " + lost + " lost");
        for (int key = 0; key < KEYS; key++) {
            int first = key;
            Set<Integer> seen = new HashSet<>();
            List<Integer> firsts = numbers.get("k" + key).stream().filter(seen::add).toList();
            assertEquals(
                IntStream.range(0, MESSAGES / KEYS).map(i -> first + i * KEYS)
                    .filter(i -> i >= mayBeLost || seen.contains(i)).boxed().toList(),
                firsts, what + ": what was not there before came in order");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
