package dev.lockstep.engine.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class QuoteBookTest {
    private final BookMessages messages = new BookMessages();
    private final QuoteBook book = new QuoteBook();

    private int quote(final long bid, final long bidQuantity, final long ask, final long askQuantity) {
        return book.apply(messages.quote(bid, bidQuantity, ask, askQuantity));
    }

    @Test
    void shouldBeEmptyBeforeTheFirstQuote() {
        assertThat(Books.text(book)).isEqualTo("EMPTY |");
        assertThat(book.bestBid()).isEqualTo(BookView.NO_PRICE);
        assertThat(book.bestAskQuantity()).isZero();
    }

    @Test
    void shouldReplaceTheQuoteBefore() {
        assertThat(quote(100, 5, 101, 7)).isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(Books.text(book)).isEqualTo("WHOLE 100x5 | 101x7");
        assertThat(quote(100, 5, 102, 7)).isEqualTo(BookChange.LEVELS | BookChange.TOP);
        assertThat(Books.text(book)).isEqualTo("WHOLE 100x5 | 102x7");
        assertThat(quote(100, 5, 102, 7)).isEqualTo(BookChange.NONE);
    }

    @Test
    void shouldLeaveOutASideOfNegativeQuantityWhateverItsPrice() {
        quote(100, 5, 101, 7);
        assertThat(quote(999, -1, 101, 7)).isEqualTo(BookChange.LEVELS | BookChange.TOP);
        assertThat(Books.text(book)).isEqualTo("WHOLE | 101x7");
        assertThat(quote(998, -1, 101, 7)).isEqualTo(BookChange.NONE);
        assertThat(quote(0, -1, 0, -1)).isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(Books.text(book)).isEqualTo("EMPTY |");
    }

    @Test
    void shouldKeepASideOfUnknownSize() {
        quote(100, 0, 101, 0);
        assertThat(Books.text(book)).isEqualTo("WHOLE 100x0 | 101x0");
    }

    @Test
    void shouldTellTheQuantityAtAPrice() {
        quote(100, 5, 101, -1);
        assertThat(book.quantityAt(Side.BUY, 100)).isEqualTo(5);
        assertThat(book.quantityAt(Side.BUY, 99)).isZero();
        assertThat(book.quantityAt(Side.SELL, 101)).isZero();
    }

    @Test
    void shouldCrossWhenTheBidIsNotBelowTheAskAndRecover() {
        quote(101, 5, 101, 7);
        assertThat(book.status()).isEqualTo(BookStatus.CROSSED);
        quote(102, 5, 101, 7);
        assertThat(book.status()).isEqualTo(BookStatus.CROSSED);
        assertThat(quote(100, 5, 101, 7)).isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(book.status()).isEqualTo(BookStatus.WHOLE);
    }

    @Test
    void shouldRefuseLevelsThatAreNotThere() {
        quote(100, 5, 101, -1);
        assertThatThrownBy(() -> book.price(Side.BUY, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> book.quantity(Side.SELL, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldGoOnAlikeAfterRestoring() {
        final long seed = 17;
        final Random random = new Random(seed);
        QuoteBook restored = new QuoteBook();
        for (int i = 0; i < 20_000; i++) {
            final long bid = 98 + random.nextInt(4);
            final long ask = 100 + random.nextInt(4);
            final long bidQuantity = random.nextInt(4) - 1;
            final long askQuantity = random.nextInt(4) - 1;
            final int change = quote(bid, bidQuantity, ask, askQuantity);
            assertThat(restored.apply(messages.quote(bid, bidQuantity, ask, askQuantity)))
                    .as("seed %d, quote %d", seed, i)
                    .isEqualTo(change);
            assertThat(Books.text(restored))
                    .isEqualTo(Books.text(book))
                    .isEqualTo(plain(bid, bidQuantity, ask, askQuantity));
            restored = StateWords.of(restored).into(new QuoteBook());
            assertThat(StateWords.of(restored).hash())
                    .isEqualTo(StateWords.of(book).hash());
        }
    }

    private static String plain(final long bid, final long bidQuantity, final long ask, final long askQuantity) {
        final String status = bidQuantity < 0 && askQuantity < 0
                ? "EMPTY"
                : bidQuantity >= 0 && askQuantity >= 0 && bid >= ask ? "CROSSED" : "WHOLE";
        return status
                + (bidQuantity < 0 ? "" : " " + bid + "x" + bidQuantity)
                + " |"
                + (askQuantity < 0 ? "" : " " + ask + "x" + askQuantity);
    }
}
