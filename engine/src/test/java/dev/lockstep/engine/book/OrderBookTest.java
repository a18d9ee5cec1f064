package dev.lockstep.engine.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

final class OrderBookTest extends OrderBookRules {
    private final BookMessages messages = new BookMessages();

    @Override
    Subject create() {
        final OrderBook book = new OrderBook();
        return new Subject(
                book, book::apply, book::apply, book::apply, book::apply, book::quantityAhead, book::anomalies);
    }

    @Test
    void shouldTellOfSingleOrders() {
        final OrderBook book = new OrderBook();
        book.apply(messages.add(1, Side.SELL, 100, 5));
        book.apply(messages.add(2, Side.SELL, 100, 6));
        assertThat(book.side(1)).isEqualTo(Side.SELL);
        assertThat(book.price(1)).isEqualTo(100);
        assertThat(book.remaining(1)).isEqualTo(5);
        assertThat(book.orders()).isEqualTo(2);
        assertThat(book.orders(Side.SELL, 0)).isEqualTo(2);
        assertThat(book.side(3)).isNull();
        assertThat(book.price(3)).isEqualTo(BookView.NO_PRICE);
        assertThat(book.remaining(3)).isZero();
    }

    @Test
    void shouldRefuseAnOrderThatOverflowsItsLevel() {
        final OrderBook book = new OrderBook();
        book.apply(messages.add(1, Side.SELL, 100, Long.MAX_VALUE));
        assertThat(book.apply(messages.add(2, Side.SELL, 100, 1))).isEqualTo(BookChange.ANOMALY);
        assertThat(Books.text(book)).isEqualTo("WHOLE | 100x" + Long.MAX_VALUE);
    }

    @Test
    void shouldWriteEqualStatesForEqualBooksOfDifferentHistory() {
        final OrderBook straight = new OrderBook();
        straight.apply(messages.add(5, Side.BUY, 100, 5));
        straight.apply(messages.add(6, Side.BUY, 99, 5));
        final OrderBook roundabout = new OrderBook();
        roundabout.apply(messages.add(1, Side.SELL, 100, 5));
        roundabout.apply(messages.add(6, Side.BUY, 99, 7));
        roundabout.apply(messages.add(2, Side.BUY, 98, 9));
        roundabout.apply(messages.cancel(1, 0));
        roundabout.apply(messages.cancel(6, 2));
        roundabout.apply(messages.modify(2, 5, 100, 5));
        assertThat(StateWords.of(roundabout).words())
                .isEqualTo(StateWords.of(straight).words());
    }

    @Test
    void shouldRefuseADamagedState() {
        final StateWords words = new StateWords();
        words.put("anomalies", 0);
        words.section("bids", 1);
        words.put("price", 100);
        words.section("orders", 1);
        words.put("id", 1);
        words.put("quantity", 0);
        assertThatThrownBy(() -> words.into(new OrderBook()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order 1 of quantity 0");
    }
}
