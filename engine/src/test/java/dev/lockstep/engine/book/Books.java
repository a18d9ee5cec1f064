package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.Side;
import java.util.StringJoiner;

/** A book as text, so that tests compare and show whole books. */
final class Books {
    private Books() {}

    /** Status, bids and asks from the best: {@code WHOLE 100x5 99x1 | 101x7}. */
    static String text(final BookView book) {
        return book.status() + side(book, Side.BUY) + " |" + side(book, Side.SELL);
    }

    private static String side(final BookView book, final Side side) {
        final StringJoiner text = new StringJoiner(" ", " ", "").setEmptyValue("");
        for (int level = 0; level < book.levels(side); level++) {
            text.add(book.price(side, level) + "x" + book.quantity(side, level));
        }
        return text.toString();
    }
}
