package dev.lockstep.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timer queue against two sorted maps. */
final class IdQueueTest {
    private static final int STEPS = 60_000;
    private static final int IDS = 300;

    private record Timer(long deadlineNs, long id) implements Comparable<Timer> {
        @Override
        public int compareTo(final Timer other) {
            return deadlineNs != other.deadlineNs
                    ? Long.compare(deadlineNs, other.deadlineNs)
                    : Long.compare(id, other.id);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFireInTheOrderOfDeadlineAndId(final long seed) {
        final Random random = new Random(seed);
        final IdQueue queue = new IdQueue();
        final Map<Long, Long> deadlines = new TreeMap<>();
        final TreeSet<Timer> order = new TreeSet<>();
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) != 0) {
                final long id = (long) random.nextInt(IDS) << 32 | random.nextInt(2);
                final long deadlineNs = random.nextInt(5) == 0 ? Deadline.NONE : random.nextInt(50);
                queue.put(id, deadlineNs);
                final Long before = deadlines.remove(id);
                if (before != null) {
                    order.remove(new Timer(before, id));
                }
                if (deadlineNs != Deadline.NONE) {
                    deadlines.put(id, deadlineNs);
                    order.add(new Timer(deadlineNs, id));
                }
            } else if (!order.isEmpty()) {
                final Timer first = order.pollFirst();
                deadlines.remove(first.id);
                assertThat(queue.isDue(first.deadlineNs - 1))
                        .as("seed %d", seed)
                        .isFalse();
                assertThat(queue.isDue(first.deadlineNs)).as("seed %d", seed).isTrue();
                assertThat(queue.poll()).as("step %d, seed %d", step, seed).isEqualTo(first.id);
            }
            assertThat(queue.firstKey())
                    .as("step %d, seed %d", step, seed)
                    .isEqualTo(order.isEmpty() ? Deadline.NONE : order.first().deadlineNs);
        }
        assertSameStateAsFresh(queue, deadlines, seed);
    }

    /** Equal timers are an equal state, though the heap that a history left looks different. */
    private static void assertSameStateAsFresh(final IdQueue queue, final Map<Long, Long> deadlines, final long seed) {
        final IdQueue fresh = new IdQueue();
        deadlines.forEach(fresh::put);
        assertThat(new StateHash().of(fresh)).as("seed %d", seed).isEqualTo(new StateHash().of(queue));
        final IdQueue restored = new IdQueue();
        StateImage.of(queue).restore(restored);
        assertThat(deadlines).isNotEmpty();
        while (queue.firstKey() != Deadline.NONE) {
            assertThat(restored.firstKey()).isEqualTo(queue.firstKey());
            assertThat(restored.poll()).isEqualTo(queue.poll());
        }
        assertThat(restored.firstKey()).isEqualTo(Deadline.NONE);
    }
}
