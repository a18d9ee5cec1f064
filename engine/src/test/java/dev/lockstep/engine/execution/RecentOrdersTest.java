package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a plain list of the last orders. */
final class RecentOrdersTest {
    private static final int EVENTS = 60_000;

    private record Sent(long fingerprint, long atNs) {}

    private final Deque<Sent> remembered = new ArrayDeque<>();
    private final Map<Long, Deque<Long>> times = new HashMap<>();
    private RecentOrders orders = new RecentOrders();

    private void send(final long fingerprint, final long atNs) {
        orders.add(fingerprint, atNs);
        remembered.add(new Sent(fingerprint, atNs));
        times.computeIfAbsent(fingerprint, any -> new ArrayDeque<>()).add(atNs);
        if (remembered.size() > Limits.DUPLICATES_REMEMBERED) {
            times.get(remembered.remove().fingerprint).remove();
        }
    }

    private long expected(final long fingerprint) {
        final Deque<Long> sent = times.get(fingerprint);
        return sent == null || sent.isEmpty() ? RecentOrders.NEVER : sent.getLast();
    }

    private void restore() {
        final RecentOrders restored = new RecentOrders();
        StateImage.of(orders).restore(restored);
        assertThat(new StateHash().of(restored)).isEqualTo(new StateHash().of(orders));
        orders = restored;
    }

    @Test
    void shouldKnowTheLastOrdersOfEachFingerprintAndForgetTheOldest() {
        final long seed = 1_127;
        final Random random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            // Few of them in one bucket, many over all; some come back after they were forgotten.
            final long fingerprint = random.nextBoolean()
                    ? (long) random.nextInt(8) << Integer.SIZE
                    : random.nextInt(2 * Limits.DUPLICATES_REMEMBERED) * 0x9E3779B97F4A7C15L;
            assertThat(orders.lastNs(fingerprint))
                    .as("event %d, seed %d", i, seed)
                    .isEqualTo(expected(fingerprint));
            send(fingerprint, i);
            if (i == EVENTS / 100 || i == EVENTS / 2) {
                restore();
            }
        }
    }
}
