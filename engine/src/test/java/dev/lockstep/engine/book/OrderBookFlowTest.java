package dev.lockstep.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Side;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long random flows through the fast book and the reference, one event in thirty of them contradicting the book. */
final class OrderBookFlowTest {
    private static final int EVENTS = 120_000;
    private static final int IDS = 60;

    private final BookMessages messages = new BookMessages();
    private final ReferenceOrderBook reference = new ReferenceOrderBook();
    private OrderBook book = new OrderBook();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheReferenceAndWithItselfAfterRestoring(final long seed) {
        final Random random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            final String where = "seed " + seed + ", event " + i;
            event(random, where);
            assertThat(book.status()).as(where).isEqualTo(reference.status());
            if (random.nextInt(20) == 0) {
                assertThat(Books.text(book)).as(where).isEqualTo(Books.text(reference));
                assertThat(book.quantityAt(Side.BUY, 998)).as(where).isEqualTo(reference.quantityAt(Side.BUY, 998));
                final long id = random.nextInt(IDS);
                assertThat(book.quantityAhead(id)).as(where).isEqualTo(reference.quantityAhead(id));
            }
            if (random.nextInt(500) == 0) {
                restore(where);
            }
        }
        assertThat(book.anomalies()).isEqualTo(reference.anomalies()).isGreaterThan(EVENTS / 50);
        assertThat(book.orders()).isEqualTo(reference.orders());
    }

    private void restore(final String where) {
        final StateWords words = StateWords.of(book);
        book = words.into(new OrderBook());
        assertThat(StateWords.of(book).hash()).as(where).isEqualTo(words.hash());
    }

    /** Ids are few, so that they are often in use, and often not. */
    private void event(final Random random, final String where) {
        final long id = random.nextInt(IDS);
        final long price = 1000 + Math.round(random.nextGaussian() * 4);
        final long quantity = random.nextInt(60) == 0 ? 0 : 1 + random.nextInt(9);
        final int expected;
        final int actual;
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> {
                final Side side = random.nextInt(9) == 0 == price < 1000 ? Side.SELL : Side.BUY;
                expected = reference.apply(messages.add(id, side, price, quantity));
                actual = book.apply(messages.add(id, side, price, quantity));
            }
            case 4 -> {
                final long newId = random.nextBoolean() ? id : random.nextInt(IDS);
                expected = reference.apply(messages.modify(id, newId, price, quantity));
                actual = book.apply(messages.modify(id, newId, price, quantity));
            }
            case 5, 6 -> {
                final long cancelled = random.nextInt(9) == 0 ? 0 : quantity;
                expected = reference.apply(messages.cancel(id, cancelled));
                actual = book.apply(messages.cancel(id, cancelled));
            }
            default -> {
                expected = reference.apply(messages.execute(id, quantity));
                actual = book.apply(messages.execute(id, quantity));
            }
        }
        assertThat(actual).as(where).isEqualTo(expected);
    }
}
