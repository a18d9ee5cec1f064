package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * Best price and quantity of both sides; an absent side has the quantity {@link #ABSENT} and the price 0, so that equal
 * tops compare equal.
 */
final class TopOfBook {
    static final long ABSENT = -1;

    private long bidPrice;
    private long bidQuantity = ABSENT;
    private long askPrice;
    private long askQuantity = ABSENT;

    /** Takes new values; a side of negative quantity is absent whatever its price. Says whether anything changed. */
    boolean set(final long bid, final long bidSize, final long ask, final long askSize) {
        final long newBidPrice = bidSize < 0 ? 0 : bid;
        final long newAskPrice = askSize < 0 ? 0 : ask;
        final long newBidQuantity = Math.max(bidSize, ABSENT);
        final long newAskQuantity = Math.max(askSize, ABSENT);
        final boolean changed = newBidPrice != bidPrice
                || newBidQuantity != bidQuantity
                || newAskPrice != askPrice
                || newAskQuantity != askQuantity;
        bidPrice = newBidPrice;
        bidQuantity = newBidQuantity;
        askPrice = newAskPrice;
        askQuantity = newAskQuantity;
        return changed;
    }

    /** Takes the top of a book. Says whether anything changed. */
    boolean set(final BookView book) {
        final long bid = book.bestBid();
        final long ask = book.bestAsk();
        return set(
                bid,
                bid == BookView.NO_PRICE ? ABSENT : book.bestBidQuantity(),
                ask,
                ask == BookView.NO_PRICE ? ABSENT : book.bestAskQuantity());
    }

    /** The status of a complete book with this top. */
    BookStatus status() {
        if (!hasBid() && !hasAsk()) {
            return BookStatus.EMPTY;
        }
        return hasBid() && hasAsk() && bidPrice >= askPrice ? BookStatus.CROSSED : BookStatus.WHOLE;
    }

    /** Best bid as a {@link BookView} tells it. */
    long bestBid() {
        return hasBid() ? bidPrice : BookView.NO_PRICE;
    }

    /** Best ask as a {@link BookView} tells it. */
    long bestAsk() {
        return hasAsk() ? askPrice : BookView.NO_PRICE;
    }

    /** Quantity at the best bid as a {@link BookView} tells it. */
    long bestBidQuantity() {
        return Math.max(0, bidQuantity);
    }

    /** Quantity at the best ask as a {@link BookView} tells it. */
    long bestAskQuantity() {
        return Math.max(0, askQuantity);
    }

    boolean hasBid() {
        return bidQuantity >= 0;
    }

    boolean hasAsk() {
        return askQuantity >= 0;
    }

    long bidPrice() {
        return bidPrice;
    }

    long bidQuantity() {
        return bidQuantity;
    }

    long askPrice() {
        return askPrice;
    }

    long askQuantity() {
        return askQuantity;
    }

    void writeState(final StateSink sink) {
        sink.put("bidPrice", bidPrice);
        sink.put("bidQuantity", bidQuantity);
        sink.put("askPrice", askPrice);
        sink.put("askQuantity", askQuantity);
    }

    void readState(final StateSource source) {
        bidPrice = source.get("bidPrice");
        bidQuantity = source.get("bidQuantity");
        askPrice = source.get("askPrice");
        askQuantity = source.get("askQuantity");
    }
}
