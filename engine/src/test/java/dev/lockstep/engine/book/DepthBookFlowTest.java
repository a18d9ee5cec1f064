package dev.lockstep.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Side;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long random flows through the fast book and the reference, with gaps, lost chunks and crosses. */
final class DepthBookFlowTest {
    private static final int CHUNKS = 120_000;

    private final BookMessages messages = new BookMessages();
    private final ReferenceDepthBook reference = new ReferenceDepthBook();
    private DepthBook book = new DepthBook();
    private long lastId;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheReferenceAndWithItselfAfterRestoring(final long seed) {
        final Random random = new Random(seed);
        int whole = 0;
        int gapped = 0;
        int crossed = 0;
        int chunk = 0;
        while (chunk < CHUNKS) {
            chunk += update(random, "seed " + seed + ", chunk " + chunk);
            switch (book.status()) {
                case WHOLE -> whole++;
                case GAPPED -> gapped++;
                case CROSSED -> crossed++;
                default -> {}
            }
            if (random.nextInt(20) == 0) {
                assertThat(book.quantityAt(Side.SELL, 1005)).isEqualTo(reference.quantityAt(Side.SELL, 1005));
                assertThat(Books.text(book))
                        .as("seed %d, chunk %d", seed, chunk)
                        .isEqualTo(Books.text(reference));
            }
            if (random.nextInt(500) == 0) {
                restore(seed, chunk);
            }
        }
        assertThat(whole).as("seed %d", seed).isGreaterThan(CHUNKS / 10);
        assertThat(gapped).as("seed %d", seed).isGreaterThan(CHUNKS / 100);
        assertThat(crossed).as("seed %d", seed).isGreaterThan(CHUNKS / 100);
    }

    /** The book goes on from its written state. */
    private void restore(final long seed, final int chunk) {
        final StateWords words = StateWords.of(book);
        final DepthBook restored = words.into(new DepthBook());
        assertThat(StateWords.of(restored).hash())
                .as("seed %d, chunk %d", seed, chunk)
                .isEqualTo(words.hash());
        assertThat(restored.status()).isEqualTo(book.status());
        assertThat(restored.isUpdating()).isEqualTo(book.isUpdating());
        book = restored;
    }

    private int update(final Random random, final String where) {
        final boolean snapshot = random.nextInt(12) == 0;
        final boolean chainBroken = random.nextInt(40) == 0;
        final long previous = chainBroken ? lastId + 5 : random.nextInt(50) == 0 ? -1 : lastId;
        lastId += 1 + random.nextInt(3);
        final int chunks = 1 + random.nextInt(3);
        for (int i = 0; i < chunks; i++) {
            if (random.nextInt(150) == 0) {
                continue;
            }
            final boolean last = i == chunks - 1;
            final long[] bids = levels(random, 994, snapshot);
            final long[] asks = levels(random, 1006, snapshot);
            final int expected;
            final int actual;
            if (snapshot) {
                expected = reference.apply(messages.snapshot(lastId, i == 0, last, bids, asks));
                actual = book.apply(messages.snapshot(lastId, i == 0, last, bids, asks));
            } else {
                expected = reference.apply(messages.delta(previous, lastId, i == 0, last, bids, asks));
                actual = book.apply(messages.delta(previous, lastId, i == 0, last, bids, asks));
            }
            assertThat(actual).as(where).isEqualTo(expected);
            assertThat(book.status()).as(where).isEqualTo(reference.status());
        }
        return chunks;
    }

    private static long[] levels(final Random random, final long centre, final boolean snapshot) {
        final long[] levels = new long[2 * random.nextInt(13)];
        for (int i = 0; i < levels.length; i += 2) {
            levels[i] = centre + Math.round(random.nextGaussian() * (random.nextInt(200) == 0 ? 40 : 2));
            levels[i + 1] = snapshot || random.nextInt(3) != 0 ? 1 + random.nextInt(9) : 0;
        }
        return levels;
    }
}
