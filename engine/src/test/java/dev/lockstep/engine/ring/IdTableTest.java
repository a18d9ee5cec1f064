package dev.lockstep.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of objects by id against a sorted map. */
final class IdTableTest {
    private static final int STEPS = 40_000;

    private static final class Item {
        private long id;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindAndWalkLikeASortedMap(final long seed) {
        final Random random = new Random(seed);
        final IdTable<Item> table = new IdTable<>(Item::new);
        final TreeMap<Long, Item> reference = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            final long id = 1 + random.nextInt(2_000);
            if (random.nextBoolean()) {
                table.remove(id);
                reference.remove(id);
            } else if (!reference.containsKey(id)) {
                final Item added = table.add(id);
                added.id = id;
                assertThat(reference.values())
                        .as("reused while in use, seed %d", seed)
                        .doesNotContain(added);
                reference.put(id, added);
            }
            assertThat(table.find(id)).as("step %d, seed %d", step, seed).isSameAs(reference.get(id));
            assertThat(table.size()).isEqualTo(reference.size());
            if (step % 500 == 0) {
                assertWalk(table, reference, random);
            }
        }
    }

    private static void assertWalk(
            final IdTable<Item> table, final TreeMap<Long, Item> reference, final Random random) {
        table.sort();
        int i = 0;
        for (final Map.Entry<Long, Item> entry : reference.entrySet()) {
            assertThat(table.inOrder(i++)).isSameAs(entry.getValue());
            assertThat(entry.getValue().id).isEqualTo(entry.getKey());
        }
        final long cursor = random.nextInt(2_100);
        assertThat(table.countUpTo(cursor))
                .isEqualTo(reference.headMap(cursor, true).size());
    }

    @Test
    void shouldHandOutRemovedObjectsAgain() {
        final Map<Item, Boolean> made = new IdentityHashMap<>();
        final IdTable<Item> table = new IdTable<>(() -> {
            final Item item = new Item();
            made.put(item, true);
            return item;
        });
        for (long id = 0; id < 10_000; id++) {
            table.add(id);
            if (id >= 10) {
                table.remove(id - 10);
            }
        }
        assertThat(made).hasSize(11);
    }
}
