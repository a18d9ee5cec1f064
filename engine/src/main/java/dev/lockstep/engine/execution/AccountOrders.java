package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Side;

/** What one account has at the venue in one instrument. It follows from the open orders, so it is not part of the state. */
final class AccountOrders {
    /** Bids by minus their price, so that the highest comes first. */
    private final OrderHeap buys = new OrderHeap(OrderHeap.Role.RESTING);
    /** Offers by their price. */
    private final OrderHeap sells = new OrderHeap(OrderHeap.Role.RESTING);

    private long openBuys;
    private long openSells;

    /** What live orders of a side may still fill, at worst, scaled by 10^8. */
    long open(final Side side) {
        return side == Side.BUY ? openBuys : openSells;
    }

    void addOpen(final Side side, final long change) {
        if (side == Side.BUY) {
            openBuys += change;
        } else {
            openSells += change;
        }
    }

    OrderHeap resting(final Side side) {
        return side == Side.BUY ? buys : sells;
    }

    /** Orders of a side that an order of the other one would meet. */
    OrderHeap opposite(final Side side) {
        return side == Side.BUY ? sells : buys;
    }
}
