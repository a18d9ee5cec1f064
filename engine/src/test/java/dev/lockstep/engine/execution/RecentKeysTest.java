package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a plain list of the last keys. */
final class RecentKeysTest {
    private static final int MOST = 16;
    private static final int EVENTS = 20_000;

    private final RecentKeys keys = new RecentKeys(MOST);
    /** Oldest first; null where one was dropped. */
    private final Deque<Long> expected = new ArrayDeque<>();
    /** The key that was put at each place last. */
    private final long[] placed = new long[MOST];

    private void add(final long key) {
        assertThat(keys.isFull()).isEqualTo(expected.size() == MOST);
        final int next = keys.next();
        assertThat(keys.add(key)).isEqualTo(next);
        placed[next] = key;
        expected.add(key);
        if (expected.size() > MOST) {
            expected.remove();
        }
    }

    private void drop(final long key) {
        keys.drop(keys.find(key));
        final Deque<Long> left = new ArrayDeque<>();
        expected.forEach(known -> left.add(known == key ? RecentKeys.DROPPED : known));
        expected.clear();
        expected.addAll(left);
    }

    @Test
    void shouldFindTheLastKeysWhereTheyWerePutAndNoOthers() {
        final long seed = 1_127;
        final Random random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            final long key = random.nextInt(3 * MOST);
            final int found = keys.find(key);
            assertThat(found != RecentKeys.MISSING)
                    .as("event %d, seed %d", i, seed)
                    .isEqualTo(expected.contains(key));
            if (found == RecentKeys.MISSING) {
                add(key);
            } else {
                assertThat(placed[found]).isEqualTo(key);
                if (random.nextInt(4) == 0) {
                    drop(key);
                }
            }
            int at = 0;
            assertThat(keys.size()).isEqualTo(expected.size());
            for (final long known : expected) {
                assertThat(keys.key(keys.inOrder(at++))).isEqualTo(known);
            }
        }
    }

    /** A venue may name an order by any number. */
    @Test
    void shouldFindNothingUnderTheMarkOfDroppedKeys() {
        keys.add(RecentKeys.DROPPED);
        keys.drop(keys.add(7));
        assertThat(keys.find(RecentKeys.DROPPED)).isEqualTo(RecentKeys.MISSING);
    }
}
