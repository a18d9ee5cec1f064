package dev.lockstep.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers by id against a map, with ids that are far apart, that are crowded, and that come around the end of the table. */
final class IdIndexTest {
    private static final int STEPS = 60_000;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 40",
        "2, 1, 3000",
        "3, 64, 3000",
        "4, 1099511627776, 500",
        "5, -7046029254386353131, 3000",
        // All begin at the first place, or at the last one: one chain, of which every removal makes a hole.
        "6, -1018231460777725123, 150",
        "7, 1018231460777725123, 150",
        "8, -9223372036854775808, 2"
    })
    void shouldFindWhatAMapFinds(final long seed, final long step, final int ids) {
        final Random random = new Random(seed);
        final IdIndex index = new IdIndex(16);
        final Map<Long, Integer> reference = new HashMap<>();
        for (int i = 0; i < STEPS; i++) {
            final long id = step * random.nextInt(ids);
            if (random.nextInt(3) == 0) {
                final Integer removed = reference.remove(id);
                assertThat(index.remove(id)).isEqualTo(removed == null ? IdIndex.MISSING : removed);
            } else {
                final int number = random.nextInt(Integer.MAX_VALUE);
                index.put(id, number);
                reference.put(id, number);
            }
            final long asked = step * random.nextInt(ids);
            assertThat(index.get(asked))
                    .as("step %d, seed %d", i, seed)
                    .isEqualTo(reference.getOrDefault(asked, IdIndex.MISSING));
            if (i % 1_000 == 0) {
                reference.forEach(
                        (known, number) -> assertThat(index.get(known)).isEqualTo(number));
            }
        }
    }
}
