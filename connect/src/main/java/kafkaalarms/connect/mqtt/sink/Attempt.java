package kafkaalarms.connect.mqtt.sink;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kafkaalarms.connect.mqtt.client.Link;
import kafkaalarms.connect.mqtt.client.Receipt;

/** One sending of a message over one connection, and how it ended. */
final class Attempt implements Receipt {
    enum Outcome { OPEN, ACKNOWLEDGED, REFUSED, DENIED, FAILED, CUT_OFF }

    private final Link link;
    private final Runnable progress;
    private final CountDownLatch settled = new CountDownLatch(1);
    /** Written once by a thread of the connection, before {@link #settled} is released. */
    private volatile Outcome outcome = Outcome.OPEN;
    private volatile String why = "";

    /** @param progress called when the broker has answered */
    Attempt(Link link, Runnable progress) {
        this.link = link;
        this.progress = progress;
    }

    /** How it stands; one whose connection is gone has failed, whether the connection has said so yet or not. */
    Outcome outcome() {
        return outcome == Outcome.OPEN && !link.isOpen() ? Outcome.CUT_OFF : outcome;
    }

    String why() {
        return why;
    }

    boolean await(long nanos) throws InterruptedException {
        return settled.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void acknowledged() {
        answer(Outcome.ACKNOWLEDGED, "");
    }

    @Override
    public void refused(String reason) {
        answer(Outcome.REFUSED, reason);
    }

    @Override
    public void denied(String reason) {
        answer(Outcome.DENIED, reason);
    }

    @Override
    public void failed(String reason) {
        answer(Outcome.FAILED, reason);
    }

    @Override
    public void cutOff(String reason) {
        settle(Outcome.CUT_OFF, reason);
    }

    private void answer(Outcome answer, String reason) {
        progress.run();
        settle(answer, reason);
    }

    private void settle(Outcome end, String reason) {
        why = reason;
        outcome = end;
        settled.countDown();
    }
}
