package dev.lockstep.engine.portfolio;

/** What one strategy has, over its instruments. */
final class StrategyTotals {
    final Exposures exposures = new Exposures();
    int openOrders;
    /** Lines in which it holds something, has something reserved, or has an order open. */
    int activeLines;
}
