package dev.lockstep.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The hand-shake of sender and canceller alone, again and again at the same moment: one of the two must see the other. A processor that lets a load pass an earlier store
 * would break it without the fence.
 */
final class LatchFenceTest {
    private static final int ROUNDS = 400_000;
    private static final int LAGS = 40;

    private final KillLatch[] latches = new KillLatch[ROUNDS];
    private final boolean[] foundOpen = new boolean[ROUNDS];
    private final boolean[] foundNothing = new boolean[ROUNDS];
    private final GatewayOrders orders = new GatewayOrders(4);
    private final AtomicInteger senderAt = new AtomicInteger();
    private final AtomicInteger cancellerAt = new AtomicInteger();

    @Test
    void shouldLetOneOfSenderAndCancellerSeeTheOther() throws InterruptedException {
        Arrays.setAll(latches, i -> new KillLatch(() -> 1));
        final Thread sender = new Thread(this::send, "fence-sender");
        sender.start();
        for (int round = 0; round < ROUNDS; round++) {
            meet(cancellerAt, senderAt, 2 * round + 1);
            lag(round / LAGS % LAGS);
            latches[round].set("test", "fence");
            foundNothing[round] = !orders.isSending() && orders.open() == 0;
            meet(cancellerAt, senderAt, 2 * round + 2);
        }
        sender.join();
        int missed = 0;
        int closed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            missed += foundOpen[round] && foundNothing[round] ? 1 : 0;
            closed += foundOpen[round] ? 0 : 1;
        }
        assertThat(missed).as("sends that nobody would cancel").isZero();
        assertThat(closed).as("rounds in which the canceller was first").isBetween(1, ROUNDS - 1);
    }

    private void send() {
        for (int round = 0; round < ROUNDS; round++) {
            meet(senderAt, cancellerAt, 2 * round + 1);
            lag(round % LAGS);
            orders.beginSend();
            orders.add(round + 1, 0);
            GatewayOrders.publish();
            foundOpen[round] = !latches[round].isSet();
            meet(senderAt, cancellerAt, 2 * round + 2);
            orders.withdraw(round + 1);
            orders.endSend();
        }
    }

    /** So that each is the later one at times, by all sorts of lags. */
    private static void lag(final int spins) {
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
        if (spins == LAGS - 1) {
            // On a busy machine the other one may be waiting for the CPU that this one has.
            Thread.yield();
        }
    }

    private static void meet(final AtomicInteger own, final AtomicInteger others, final int at) {
        own.set(at);
        for (int spins = 0; others.get() < at; spins++) {
            if (spins > 1_000) {
                Thread.yield();
            }
        }
    }
}
