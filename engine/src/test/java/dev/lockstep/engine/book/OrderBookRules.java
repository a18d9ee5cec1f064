package dev.lockstep.engine.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.Side;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** What any order-by-order book does; run against the fast one and the reference. */
abstract class OrderBookRules {
    record Subject(
            BookView view,
            ToIntFunction<BookOrderAddDecoder> add,
            ToIntFunction<BookOrderModifyDecoder> modify,
            ToIntFunction<BookOrderCancelDecoder> cancel,
            ToIntFunction<BookOrderExecuteDecoder> execute,
            LongUnaryOperator quantityAhead,
            LongSupplier anomalies) {}

    private static final int REFUSED = BookChange.ANOMALY;
    private static final int SEEN = BookChange.LEVELS | BookChange.TOP;

    private final BookMessages messages = new BookMessages();
    private final Subject book = create();

    abstract Subject create();

    private int add(final long id, final Side side, final long price, final long quantity) {
        return book.add.applyAsInt(messages.add(id, side, price, quantity));
    }

    private int modify(final long id, final long newId, final long price, final long quantity) {
        return book.modify.applyAsInt(messages.modify(id, newId, price, quantity));
    }

    private int cancel(final long id, final long quantity) {
        return book.cancel.applyAsInt(messages.cancel(id, quantity));
    }

    private int execute(final long id, final long quantity) {
        return book.execute.applyAsInt(messages.execute(id, quantity));
    }

    private String text() {
        return Books.text(book.view);
    }

    private long ahead(final long id) {
        return book.quantityAhead.applyAsLong(id);
    }

    private void addThreeBids() {
        add(1, Side.BUY, 100, 5);
        add(2, Side.BUY, 100, 7);
        add(3, Side.BUY, 100, 9);
    }

    @Test
    void shouldSumOrdersIntoLevels() {
        assertThat(add(1, Side.BUY, 100, 5)).isEqualTo(SEEN | BookChange.STATUS);
        assertThat(add(2, Side.BUY, 100, 7)).isEqualTo(SEEN);
        assertThat(add(3, Side.BUY, 99, 1)).isEqualTo(BookChange.LEVELS);
        assertThat(add(4, Side.SELL, 103, 2)).isEqualTo(SEEN);
        assertThat(add(5, Side.SELL, 102, 3)).isEqualTo(SEEN);
        assertThat(text()).isEqualTo("WHOLE 100x12 99x1 | 102x3 103x2");
    }

    @Test
    void shouldQueueOrdersByTime() {
        addThreeBids();
        add(4, Side.BUY, 101, 50);
        assertThat(ahead(1)).isZero();
        assertThat(ahead(2)).isEqualTo(5);
        assertThat(ahead(3)).isEqualTo(12);
        assertThat(ahead(77)).isEqualTo(-1);
    }

    @Test
    void shouldKeepThePlaceOfAnOrderThatShrinks() {
        addThreeBids();
        assertThat(cancel(1, 2)).isEqualTo(SEEN);
        assertThat(ahead(1)).isZero();
        assertThat(ahead(3)).isEqualTo(10);
        assertThat(text()).isEqualTo("WHOLE 100x19 |");
    }

    @Test
    void shouldLoseThePlaceOfAnOrderThatIsModified() {
        addThreeBids();
        assertThat(modify(1, 11, 100, 5)).isEqualTo(BookChange.LEVELS);
        assertThat(ahead(2)).isZero();
        assertThat(ahead(11)).isEqualTo(16);
        assertThat(ahead(1)).isEqualTo(-1);
        assertThat(modify(2, 2, 101, 1)).isEqualTo(SEEN);
        assertThat(text()).isEqualTo("WHOLE 101x1 100x14 |");
    }

    @Test
    void shouldRemoveAnOrderThatIsCancelledWhole() {
        addThreeBids();
        assertThat(cancel(2, 0)).isEqualTo(SEEN);
        assertThat(ahead(3)).isEqualTo(5);
        assertThat(cancel(1, 5)).isEqualTo(SEEN);
        assertThat(cancel(3, 0)).isEqualTo(SEEN | BookChange.STATUS);
        assertThat(text()).isEqualTo("EMPTY |");
        assertThat(book.anomalies.getAsLong()).isZero();
    }

    @Test
    void shouldShrinkAndRemoveByExecution() {
        addThreeBids();
        assertThat(execute(1, 4)).isEqualTo(SEEN);
        assertThat(ahead(2)).isEqualTo(1);
        assertThat(execute(1, 1)).isEqualTo(SEEN);
        assertThat(ahead(2)).isZero();
        assertThat(text()).isEqualTo("WHOLE 100x16 |");
    }

    @Test
    void shouldCrossWhenABidMeetsAnAskAndRecover() {
        add(1, Side.BUY, 100, 5);
        assertThat(add(2, Side.SELL, 100, 5)).isEqualTo(SEEN | BookChange.STATUS);
        assertThat(text()).isEqualTo("CROSSED 100x5 | 100x5");
        assertThat(execute(1, 5)).isEqualTo(SEEN | BookChange.STATUS);
        assertThat(text()).isEqualTo("WHOLE | 100x5");
    }

    @Test
    void shouldRefuseAnOrderIdThatIsInUse() {
        addThreeBids();
        assertThat(add(2, Side.SELL, 105, 1)).isEqualTo(REFUSED);
        assertThat(text()).isEqualTo("WHOLE 100x21 |");
        assertThat(book.anomalies.getAsLong()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatConcernsAnUnknownOrder() {
        addThreeBids();
        assertThat(modify(9, 10, 100, 1)).isEqualTo(REFUSED);
        assertThat(cancel(9, 0)).isEqualTo(REFUSED);
        assertThat(execute(9, 1)).isEqualTo(REFUSED);
        assertThat(text()).isEqualTo("WHOLE 100x21 |");
        assertThat(book.anomalies.getAsLong()).isEqualTo(3);
    }

    @Test
    void shouldRefuseQuantitiesThatMakeNoSense() {
        addThreeBids();
        assertThat(add(4, Side.BUY, 100, 0)).isEqualTo(REFUSED);
        assertThat(add(4, Side.BUY, 90, -1)).isEqualTo(REFUSED);
        assertThat(cancel(1, -1)).isEqualTo(REFUSED);
        assertThat(execute(1, 0)).isEqualTo(REFUSED);
        assertThat(text()).isEqualTo("WHOLE 100x21 |");
        assertThat(book.anomalies.getAsLong()).isEqualTo(4);
    }

    @Test
    void shouldRemoveAnOrderOfWhichMoreGoesThanRemains() {
        addThreeBids();
        assertThat(execute(1, 6)).isEqualTo(SEEN | BookChange.ANOMALY);
        assertThat(text()).isEqualTo("WHOLE 100x16 |");
        assertThat(cancel(2, 8)).isEqualTo(SEEN | BookChange.ANOMALY);
        assertThat(text()).isEqualTo("WHOLE 100x9 |");
        assertThat(book.anomalies.getAsLong()).isEqualTo(2);
    }

    @Test
    void shouldDropTheOldOrderWhenItsModificationCannotBeEntered() {
        addThreeBids();
        assertThat(modify(1, 2, 100, 5)).isEqualTo(SEEN | BookChange.ANOMALY);
        assertThat(text()).isEqualTo("WHOLE 100x16 |");
        assertThat(modify(3, 3, 100, 0)).isEqualTo(SEEN | BookChange.ANOMALY);
        assertThat(text()).isEqualTo("WHOLE 100x7 |");
    }

    @Test
    void shouldRefuseLevelsThatAreNotThere() {
        addThreeBids();
        assertThatThrownBy(() -> book.view.price(Side.BUY, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> book.view.quantity(Side.SELL, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
