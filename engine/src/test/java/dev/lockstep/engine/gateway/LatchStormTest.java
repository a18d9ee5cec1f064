package dev.lockstep.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * I8 against the clock: the latch is set at any moment of a storm of sends. Once the kill is confirmed nothing is open at the venue, and nothing goes out any more
 * however long the storm goes on. Sender, venue and canceller have a thread each.
 */
final class LatchStormTest {
    private static final int ROUNDS = 4_000;
    private static final int MOST_SENDS = 120;
    private static final int SENDS_AFTER = 40;
    private static final long PATIENCE_NS = 20_000_000_000L;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void shouldLeaveNothingOpenAndLetNothingOutOnceAKillIsConfirmed() throws InterruptedException {
        int killedWithOrders = 0;
        for (int round = 0; round < ROUNDS; round++) {
            killedWithOrders += round(20261126L + round) ? 1 : 0;
        }
        assertThat(killedWithOrders)
                .as("rounds in which there was something to cancel")
                .isGreaterThan(ROUNDS / 4);
    }

    private boolean round(final long seed) throws InterruptedException {
        final Random random = new Random(seed);
        final KillLatch latch = new KillLatch(clock::incrementAndGet);
        final GatewayOrders orders = new GatewayOrders(32);
        final StormVenue venue = new StormVenue(new OrderReports(orders), seed);
        final LatchCanceller canceller = new LatchCanceller(
                latch,
                List.of(new GuardedVenue("ONE", orders, venue)),
                0,
                clock::incrementAndGet,
                1 + random.nextInt(20));
        final Sender sender = new Sender(new LatchedGateway(latch, orders, venue), seed);
        final Thread sending = new Thread(sender, "storm-sender");
        final Pump pump = new Pump(venue);
        final Thread pumping = new Thread(pump, "storm-venue");
        sending.start();
        pumping.start();
        final int sends = random.nextInt(MOST_SENDS);
        await(() -> sender.sends >= sends, "sends", seed);
        final Kill kill = latch.set("test", "storm");
        await(
                () -> {
                    canceller.doWork();
                    return canceller.isConfirmed(kill);
                },
                "the confirmation",
                seed);
        final int handedOn = venue.handedOn();
        final int until = sender.sends + SENDS_AFTER;
        await(() -> sender.sends >= until, "more sends", seed);
        sender.stopped = true;
        sending.join();
        pump.stopped = true;
        pumping.join();
        assertThat(venue.faults()).as("seed %d", seed).isEmpty();
        assertThat(venue.open()).as("open at the venue, seed %d", seed).isEmpty();
        assertThat(venue.handedOn()).as("sent after the end, seed %d", seed).isEqualTo(handedOn);
        assertThat(venue.refused()).as("came back, seed %d", seed).isPositive();
        assertThat(orders.open()).as("seed %d", seed).isZero();
        return canceller.progress().found() > 0;
    }

    private static void await(final BooleanSupplier condition, final String what, final long seed) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - startNs)
                    .as("waited for %s, seed %d", what, seed)
                    .isLessThan(PATIENCE_NS);
            Thread.yield();
        }
    }

    /** Sends whatever comes to mind, and never looks at the latch. */
    private static final class Sender implements Runnable {
        private final OrderRecords records = new OrderRecords();
        private final LatchedGateway gateway;
        private final Random random;
        private volatile int sends;
        private volatile boolean stopped;

        private Sender(final LatchedGateway gateway, final long seed) {
            this.gateway = gateway;
            random = new Random(seed + 2);
        }

        @Override
        public void run() {
            long orderId = 0;
            while (!stopped) {
                switch (random.nextInt(5)) {
                    case 0 -> records.sendReplace(gateway, 1 + random.nextInt((int) orderId + 1));
                    case 1, 2 -> records.sendCancel(gateway, 1 + random.nextInt((int) orderId + 1));
                    default -> records.sendNew(gateway, ++orderId, 0);
                }
                sends++;
                if (random.nextInt(64) == 0) {
                    Thread.yield();
                }
            }
        }
    }

    private static final class Pump implements Runnable {
        private final StormVenue venue;
        private volatile boolean stopped;

        private Pump(final StormVenue venue) {
            this.venue = venue;
        }

        @Override
        public void run() {
            while (!stopped) {
                if (!venue.pump()) {
                    Thread.yield();
                }
            }
            while (venue.pump()) {
                // What is left.
            }
        }
    }
}
