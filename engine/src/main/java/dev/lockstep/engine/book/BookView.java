package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;

/**
 * What can be read from a book of any kind, by the thread that owns it. Level 0 is the best: bids ({@link Side#BUY})
 * descend from it, asks ({@link Side#SELL}) ascend. Prices and quantities are scaled by 10^8.
 */
public interface BookView {
    /** What {@link #bestBid} and {@link #bestAsk} say of a side without levels; no price is this low. */
    long NO_PRICE = Long.MIN_VALUE;

    /** Whether the book can be traded on, as of the last complete update. */
    BookStatus status();

    /** Number of price levels of a side. */
    int levels(Side side);

    /**
     * Price of a level.
     *
     * @throws IndexOutOfBoundsException if the level is not in 0..{@link #levels}-1
     */
    long price(Side side, int level);

    /**
     * Displayed quantity of a level; above 0, except that a {@link QuoteBook} says 0 for a side of unknown size.
     *
     * @throws IndexOutOfBoundsException if the level is not in 0..{@link #levels}-1
     */
    long quantity(Side side, int level);

    /** Displayed quantity at a price, 0 if it is not displayed (or, in a {@link QuoteBook}, of unknown size). */
    long quantityAt(Side side, long price);

    /** Highest bid price, or {@link #NO_PRICE}. */
    default long bestBid() {
        return levels(Side.BUY) == 0 ? NO_PRICE : price(Side.BUY, 0);
    }

    /** Lowest ask price, or {@link #NO_PRICE}. */
    default long bestAsk() {
        return levels(Side.SELL) == 0 ? NO_PRICE : price(Side.SELL, 0);
    }

    /** Quantity displayed at the best bid, 0 without one. */
    default long bestBidQuantity() {
        return levels(Side.BUY) == 0 ? 0 : quantity(Side.BUY, 0);
    }

    /** Quantity displayed at the best ask, 0 without one. */
    default long bestAskQuantity() {
        return levels(Side.SELL) == 0 ? 0 : quantity(Side.SELL, 0);
    }

    /** Whether there is a bid and an ask. */
    default boolean hasBothSides() {
        return levels(Side.BUY) != 0 && levels(Side.SELL) != 0;
    }
}
