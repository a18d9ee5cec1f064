package dev.lockstep.engine.book;

/**
 * A book that keeps its top apart from its levels: as of the last complete update, since between the chunks of one the levels are in motion and may even be
 * crossed; and at hand without the way over levels.
 */
abstract class ToppedBook implements BookView {
    final TopOfBook top = new TopOfBook();

    @Override
    public long bestBid() {
        return top.bestBid();
    }

    @Override
    public long bestAsk() {
        return top.bestAsk();
    }

    @Override
    public long bestBidQuantity() {
        return top.bestBidQuantity();
    }

    @Override
    public long bestAskQuantity() {
        return top.bestAskQuantity();
    }

    @Override
    public boolean hasBothSides() {
        return top.hasBid() && top.hasAsk();
    }
}
