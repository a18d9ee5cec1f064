package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Side;

/** What one account has at the venue in one instrument. It follows from the open orders, so it is not part of the state. */
final class AccountOrders {
    /** Bids by minus their price, so that the highest comes first. */
    private final OrderHeap buys = new OrderHeap(OrderHeap.Role.RESTING);
    /** Offers by their price. */
    private final OrderHeap sells = new OrderHeap(OrderHeap.Role.RESTING);
    /** What live sells may still sell, at worst, scaled by 10^8. */
    long openSells;
    /** What live buys may still buy, at worst, scaled by 10^8. */
    long openBuys;

    OrderHeap resting(final Side side) {
        return side == Side.BUY ? buys : sells;
    }

    /** What live orders of a side may still fill, at worst, scaled by 10^8. */
    long open(final Side side) {
        return side == Side.BUY ? openBuys : openSells;
    }

    /** Orders of a side that an order of the other one would meet. */
    OrderHeap opposite(final Side side) {
        return side == Side.BUY ? sells : buys;
    }
}
