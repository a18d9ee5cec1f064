package dev.lockstep.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceLadderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldStaySortedWhenDeepAndGrowing(final long seed) {
        check(PriceLadder.bids(), new TreeMap<>(Comparator.reverseOrder()), new Random(seed), seed);
        check(PriceLadder.asks(), new TreeMap<>(), new Random(seed), seed);
    }

    private static void check(
            final PriceLadder ladder, final TreeMap<Long, Long> expected, final Random random, final long seed) {
        for (int i = 0; i < 20_000; i++) {
            final long price = random.nextInt(2000) - 1000;
            if (random.nextInt(3) == 0) {
                ladder.remove(price);
                expected.remove(price);
            } else {
                ladder.put(price, i);
                expected.put(price, (long) i);
            }
            assertThat(ladder.size()).isEqualTo(expected.size());
            if (i % 500 == 0) {
                checkLevels(ladder, expected, seed);
            }
        }
    }

    private static void checkLevels(final PriceLadder ladder, final TreeMap<Long, Long> expected, final long seed) {
        final Iterator<Map.Entry<Long, Long>> entries = expected.entrySet().iterator();
        for (int level = 0; level < ladder.size(); level++) {
            final Map.Entry<Long, Long> entry = entries.next();
            assertThat(ladder.price(level)).as("seed %d, level %d", seed, level).isEqualTo(entry.getKey());
            assertThat(ladder.value(level)).as("seed %d, level %d", seed, level).isEqualTo(entry.getValue());
            assertThat(ladder.valueAt(ladder.find(entry.getKey()))).isEqualTo(entry.getValue());
        }
    }
}
