package dev.lockstep.engine.book;

import static dev.lockstep.engine.book.BookMessages.FIRST;
import static dev.lockstep.engine.book.BookMessages.LAST;
import static dev.lockstep.engine.book.BookMessages.NO_LEVELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.Side;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** What any depth book does; run against the fast one and the reference. */
abstract class DepthBookRules {
    record Subject(BookView view, ToIntFunction<BookSnapshotDecoder> snapshot, ToIntFunction<BookDeltaDecoder> delta) {}

    private final BookMessages messages = new BookMessages();
    private final Subject book = create();

    abstract Subject create();

    private int snapshot(final long id, final boolean first, final boolean last, final long[] bids, final long[] asks) {
        return book.snapshot.applyAsInt(messages.snapshot(id, first, last, bids, asks));
    }

    private int delta(final long previous, final long id, final long[] bids, final long[] asks) {
        return delta(previous, id, FIRST, LAST, bids, asks);
    }

    private int delta(
            final long previous,
            final long id,
            final boolean first,
            final boolean last,
            final long[] bids,
            final long[] asks) {
        return book.delta.applyAsInt(messages.delta(previous, id, first, last, bids, asks));
    }

    private static long[] levels(final long... pricesAndQuantities) {
        return pricesAndQuantities;
    }

    private String text() {
        return Books.text(book.view);
    }

    private int loadWhole() {
        return snapshot(10, FIRST, LAST, levels(99, 1, 100, 5), levels(102, 2, 101, 7));
    }

    @Test
    void shouldBeEmptyBeforeTheFirstSnapshot() {
        assertThat(text()).isEqualTo("EMPTY |");
        assertThat(book.view.bestBid()).isEqualTo(BookView.NO_PRICE);
        assertThat(book.view.bestAsk()).isEqualTo(BookView.NO_PRICE);
        assertThat(book.view.bestBidQuantity()).isZero();
        assertThat(book.view.hasBothSides()).isFalse();
    }

    @Test
    void shouldIgnoreChainedDeltasBeforeTheFirstSnapshot() {
        assertThat(delta(3, 4, levels(99, 1), NO_LEVELS)).isEqualTo(BookChange.NONE);
        assertThat(text()).isEqualTo("EMPTY |");
    }

    @Test
    void shouldSortASnapshotWithTheBestFirst() {
        assertThat(loadWhole()).isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(text()).isEqualTo("WHOLE 100x5 99x1 | 101x7 102x2");
        assertThat(book.view.bestBid()).isEqualTo(100);
        assertThat(book.view.bestAskQuantity()).isEqualTo(7);
    }

    @Test
    void shouldJudgeASnapshotAtItsLastChunkOnly() {
        assertThat(snapshot(10, FIRST, !LAST, levels(100, 5), NO_LEVELS)).isEqualTo(BookChange.NONE);
        assertThat(text()).isEqualTo("EMPTY 100x5 |");
        assertThat(snapshot(10, !FIRST, LAST, NO_LEVELS, levels(101, 7)))
                .isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(text()).isEqualTo("WHOLE 100x5 | 101x7");
    }

    @Test
    void shouldForgetTheOldLevelsWhenASnapshotStarts() {
        loadWhole();
        assertThat(snapshot(20, FIRST, LAST, levels(50, 1), levels(51, 1)))
                .isEqualTo(BookChange.LEVELS | BookChange.TOP);
        assertThat(text()).isEqualTo("WHOLE 50x1 | 51x1");
    }

    @Test
    void shouldNotCallTheTopChangedWhenASnapshotRepeatsIt() {
        loadWhole();
        assertThat(snapshot(20, FIRST, LAST, levels(100, 5), levels(101, 7))).isEqualTo(BookChange.LEVELS);
    }

    @Test
    void shouldBeEmptyAfterASnapshotWithoutLevels() {
        loadWhole();
        assertThat(snapshot(20, FIRST, LAST, NO_LEVELS, NO_LEVELS))
                .isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(text()).isEqualTo("EMPTY |");
        assertThat(delta(20, 21, levels(100, 1), NO_LEVELS))
                .isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(text()).isEqualTo("WHOLE 100x1 |");
    }

    @Test
    void shouldSetInsertAndDeleteLevels() {
        loadWhole();
        assertThat(delta(10, 11, levels(99, 3, 98, 4), levels(101, 0, 103, 9)))
                .isEqualTo(BookChange.LEVELS | BookChange.TOP);
        assertThat(text()).isEqualTo("WHOLE 100x5 99x3 98x4 | 102x2 103x9");
        assertThat(delta(11, 12, levels(98, 5, 97, 0), NO_LEVELS)).isEqualTo(BookChange.LEVELS);
        assertThat(text()).isEqualTo("WHOLE 100x5 99x3 98x5 | 102x2 103x9");
    }

    @Test
    void shouldGapOnABrokenChainAndIgnoreDeltasUntilASnapshotIsComplete() {
        loadWhole();
        assertThat(delta(11, 12, levels(99, 3), NO_LEVELS)).isEqualTo(BookChange.STATUS);
        assertThat(text()).isEqualTo("GAPPED 100x5 99x1 | 101x7 102x2");
        assertThat(delta(10, 11, levels(99, 3), NO_LEVELS)).isEqualTo(BookChange.NONE);
        assertThat(delta(-1, 11, levels(99, 3), NO_LEVELS)).isEqualTo(BookChange.NONE);
        assertThat(snapshot(30, FIRST, !LAST, levels(100, 5), NO_LEVELS)).isEqualTo(BookChange.NONE);
        assertThat(delta(30, 31, levels(99, 3), NO_LEVELS)).isEqualTo(BookChange.NONE);
        assertThat(text()).isEqualTo("GAPPED 100x5 |");
        assertThat(snapshot(30, !FIRST, LAST, NO_LEVELS, levels(101, 7)))
                .isEqualTo(BookChange.LEVELS | BookChange.STATUS);
        assertThat(delta(30, 31, levels(100, 6), NO_LEVELS)).isEqualTo(BookChange.LEVELS | BookChange.TOP);
        assertThat(text()).isEqualTo("WHOLE 100x6 | 101x7");
    }

    @Test
    void shouldBecomeWholeWithoutASnapshotWhenTheFeedHasNoChain() {
        assertThat(delta(-1, 5, FIRST, !LAST, levels(100, 5), NO_LEVELS)).isEqualTo(BookChange.NONE);
        assertThat(delta(-1, 5, !FIRST, LAST, NO_LEVELS, levels(101, 5)))
                .isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(delta(-1, 99, levels(100, 4), NO_LEVELS)).isEqualTo(BookChange.LEVELS | BookChange.TOP);
        assertThat(text()).isEqualTo("WHOLE 100x4 | 101x5");
    }

    @Test
    void shouldCrossAtACompleteUpdateAndRecover() {
        loadWhole();
        assertThat(delta(10, 11, FIRST, !LAST, levels(101, 1), NO_LEVELS)).isEqualTo(BookChange.NONE);
        assertThat(book.view.status().name()).isEqualTo("WHOLE");
        assertThat(delta(10, 11, !FIRST, LAST, NO_LEVELS, NO_LEVELS))
                .isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(text()).isEqualTo("CROSSED 101x1 100x5 99x1 | 101x7 102x2");
        assertThat(delta(11, 12, levels(101, 0), NO_LEVELS))
                .isEqualTo(BookChange.LEVELS | BookChange.TOP | BookChange.STATUS);
        assertThat(text()).isEqualTo("WHOLE 100x5 99x1 | 101x7 102x2");
    }

    @Test
    void shouldNotSeeACrossThatIsGoneWithinOneUpdate() {
        loadWhole();
        assertThat(delta(10, 11, FIRST, !LAST, levels(101, 1), NO_LEVELS)).isEqualTo(BookChange.NONE);
        assertThat(delta(10, 11, !FIRST, LAST, NO_LEVELS, levels(101, 0)))
                .isEqualTo(BookChange.LEVELS | BookChange.TOP);
        assertThat(text()).isEqualTo("WHOLE 101x1 100x5 99x1 | 102x2");
    }

    @Test
    void shouldGapWhenAChunkIsMissing() {
        loadWhole();
        assertThat(delta(10, 11, !FIRST, LAST, levels(99, 3), NO_LEVELS)).isEqualTo(BookChange.STATUS);
        loadWhole();
        delta(10, 11, FIRST, !LAST, levels(99, 3), NO_LEVELS);
        assertThat(delta(11, 12, levels(99, 4), NO_LEVELS)).isEqualTo(BookChange.STATUS);
        loadWhole();
        delta(10, 11, FIRST, !LAST, levels(99, 3), NO_LEVELS);
        assertThat(delta(11, 12, !FIRST, LAST, levels(99, 4), NO_LEVELS)).isEqualTo(BookChange.STATUS);
        assertThat(snapshot(30, !FIRST, LAST, levels(99, 4), NO_LEVELS)).isEqualTo(BookChange.NONE);
        loadWhole();
        snapshot(30, FIRST, !LAST, levels(99, 4), NO_LEVELS);
        assertThat(snapshot(31, !FIRST, LAST, levels(98, 4), NO_LEVELS)).isEqualTo(BookChange.STATUS);
        assertThat(text()).isEqualTo("GAPPED 99x4 |");
    }

    @Test
    void shouldKeepPricesBelowZeroInOrder() {
        snapshot(1, FIRST, LAST, levels(-5, 1, -3, 2, Long.MIN_VALUE + 1, 3), levels(-1, 1, Long.MAX_VALUE, 2, 4, 3));
        assertThat(text()).isEqualTo("WHOLE -3x2 -5x1 -9223372036854775807x3 | -1x1 4x3 9223372036854775807x2");
    }

    @Test
    void shouldRefuseLevelsThatAreNotThere() {
        loadWhole();
        assertThatThrownBy(() -> book.view.price(Side.BUY, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> book.view.quantity(Side.SELL, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
