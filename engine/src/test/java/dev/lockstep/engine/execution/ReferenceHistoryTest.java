package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.restore;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of a price against all of it. */
final class ReferenceHistoryTest {
    private static final long WINDOW = 3_000;
    private static final long INTERVAL = WINDOW / ReferenceHistory.INTERVALS;

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void shouldFindThePriceOfThenOrOfUpToAnIntervalBefore(final long seed) {
        final Random random = new Random(seed);
        ReferenceHistory history = new ReferenceHistory();
        final List<long[]> all = new ArrayList<>();
        long nowNs = 1_000_000;
        for (int i = 0; i < 20_000; i++) {
            nowNs += random.nextInt(20) == 0 ? random.nextInt(5_000) : random.nextInt(60);
            final long price = 1 + random.nextInt(1_000_000);
            history.take(nowNs, price, WINDOW);
            all.add(new long[] {nowNs, price});
            if (random.nextInt(1_000) == 0) {
                history = restore(new ReferenceHistory(), history);
            }
            if (random.nextInt(3) == 0) {
                nowNs += random.nextInt(200);
                assertWithin(history.ago(nowNs, WINDOW), all, nowNs - WINDOW, "seed " + seed + ", step " + i);
            }
            final long keepFrom = nowNs - 3 * WINDOW;
            while (all.size() > 2 && all.get(1)[0] <= keepFrom) {
                all.remove(0);
            }
        }
    }

    /** The price found is one that was in force at some time within the interval before, or the first there was. */
    private static void assertWithin(final long found, final List<long[]> all, final long thenNs, final String at) {
        final List<Long> possible = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            final long from = all.get(i)[0];
            final long until = i + 1 < all.size() ? all.get(i + 1)[0] : Long.MAX_VALUE;
            if (from <= thenNs && until > thenNs - INTERVAL) {
                possible.add(all.get(i)[1]);
            }
        }
        if (possible.isEmpty()) {
            assertThat(all.get(0)[0]).as(at).isGreaterThan(thenNs - INTERVAL);
        } else {
            assertThat(possible).as(at).contains(found);
        }
    }

    @Test
    void shouldKnowNothingBeforeTheFirstPrice() {
        assertThat(new ReferenceHistory().ago(100, 10)).isEqualTo(InstrumentGate.NO_REFERENCE);
    }
}
