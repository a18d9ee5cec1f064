package dev.lockstep.engine.book;

import static dev.lockstep.engine.book.BookMessages.FIRST;
import static dev.lockstep.engine.book.BookMessages.LAST;
import static dev.lockstep.engine.book.BookMessages.NO_LEVELS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DepthBookTest extends DepthBookRules {
    @Override
    Subject create() {
        final DepthBook book = new DepthBook();
        return new Subject(book, book::apply, book::apply);
    }

    @Test
    void shouldTellThatAnUpdateIsUnderWay() {
        final BookMessages messages = new BookMessages();
        final DepthBook book = new DepthBook();
        book.apply(messages.snapshot(7, FIRST, !LAST, NO_LEVELS, NO_LEVELS));
        assertThat(book.isUpdating()).isTrue();
        book.apply(messages.snapshot(7, !FIRST, LAST, new long[] {100, 1}, NO_LEVELS));
        assertThat(book.isUpdating()).isFalse();
        assertThat(book.lastUpdateId()).isEqualTo(7);
    }

    @Test
    void shouldReadAMessageFromItsStartWhateverWasReadBefore() {
        final BookMessages messages = new BookMessages();
        final DepthBook book = new DepthBook();
        final var snapshot = messages.snapshot(7, FIRST, LAST, new long[] {100, 1}, new long[] {101, 2});
        snapshot.bids().next();
        snapshot.asks();
        book.apply(snapshot);
        assertThat(Books.text(book)).isEqualTo("WHOLE 100x1 | 101x2");
    }

    @Test
    void shouldWriteEqualStatesForEqualBooksOfDifferentHistory() {
        final BookMessages messages = new BookMessages();
        final DepthBook straight = new DepthBook();
        straight.apply(messages.snapshot(9, FIRST, LAST, new long[] {100, 1, 99, 2}, new long[] {101, 2}));
        final DepthBook roundabout = new DepthBook();
        roundabout.apply(messages.snapshot(3, FIRST, LAST, new long[] {99, 7, 50, 1}, new long[] {70, 2, 101, 2}));
        roundabout.apply(messages.delta(3, 9, FIRST, LAST, new long[] {50, 0, 100, 1, 99, 2}, new long[] {70, 0}));
        assertThat(StateWords.of(roundabout).words())
                .isEqualTo(StateWords.of(straight).words());
    }
}
