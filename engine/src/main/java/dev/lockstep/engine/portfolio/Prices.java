package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * The prices that the portfolio values an instrument at, scaled by 10^8, 0 before there is one. Positions are worth what closing them would bring: the last bid if long,
 * the last ask if short, or the mark price before that side was quoted. Exposure is reckoned at the mark price: the midpoint, rounded down, of the last whole book, or its
 * only side; before there was one, the last trade.
 */
final class Prices {
    private long bid;
    private long ask;
    private long mark;
    private boolean markedByBook;

    /** Takes what an event says of the market. Says whether a price changed. */
    boolean take(final MarketSection market) {
        final long bidBefore = bid;
        final long askBefore = ask;
        final long markBefore = mark;
        final boolean hasBid = market.bidQuantity() >= 0;
        final boolean hasAsk = market.askQuantity() >= 0;
        if (hasBid) {
            bid = market.bidPrice();
        }
        if (hasAsk) {
            ask = market.askPrice();
        }
        if (market.status() == BookStatus.WHOLE && (hasBid || hasAsk)) {
            mark = hasBid && hasAsk ? midpoint(bid, ask) : hasBid ? bid : ask;
            markedByBook = true;
        } else if (!markedByBook && market.has(MarketSection.TRADE)) {
            mark = market.tradePrice();
        }
        return bid != bidBefore || ask != askBefore || mark != markBefore;
    }

    /** The average, rounded down, without a sum that could overflow. */
    private static long midpoint(final long a, final long b) {
        return (a & b) + ((a ^ b) >> 1);
    }

    /** Every {@code denominator} units have become {@code numerator}: prices change the other way round, rounded half to even; one that does not fit is none until the market says another. */
    void split(final long numerator, final long denominator) {
        bid = splitPrice(bid, numerator, denominator);
        ask = splitPrice(ask, numerator, denominator);
        mark = splitPrice(mark, numerator, denominator);
    }

    private static long splitPrice(final long price, final long numerator, final long denominator) {
        try {
            return FixedPoint.multiplyDivide(price, denominator, numerator, Rounding.HALF_EVEN);
        } catch (final ArithmeticException e) {
            return 0;
        }
    }

    /** The mark price. */
    long mark() {
        return mark;
    }

    /** The price at which a signed quantity would be closed. */
    long liquidation(final long quantity) {
        final long side = quantity >= 0 ? bid : ask;
        return side != 0 ? side : mark;
    }

    void writeState(final StateSink sink) {
        sink.put("bid", bid);
        sink.put("ask", ask);
        sink.put("mark", mark);
        sink.put("markedByBook", markedByBook);
    }

    void readState(final StateSource source) {
        bid = source.get("bid");
        ask = source.get("ask");
        mark = source.get("mark");
        markedByBook = source.getBoolean("markedByBook");
    }
}
