package dev.lockstep.ops.report;

import java.util.Comparator;

/**
 * Whose trading in what a line of the report is about.
 *
 * @param account index
 * @param strategy index; -1 of nobody
 * @param instrument index
 */
record TradeKey(int account, int strategy, int instrument) {
    /** By instrument, then account, then strategy. */
    static final Comparator<TradeKey> BY_INSTRUMENT = Comparator.comparingInt(TradeKey::instrument)
            .thenComparingInt(TradeKey::account)
            .thenComparingInt(TradeKey::strategy);

    /** By strategy, then account, then instrument. */
    static final Comparator<TradeKey> BY_STRATEGY = Comparator.comparingInt(TradeKey::strategy)
            .thenComparingInt(TradeKey::account)
            .thenComparingInt(TradeKey::instrument);
}
