package dev.lockstep.engine.portfolio;

/** What a worst case is exchanged for, reckoned once for all sums that it is part of. */
final class Change {
    WorstCase before;
    WorstCase after;
    /** Whether sums change by the three figures below and nothing else: as much is known as before, and differences of the two surely fit. */
    boolean isPlain;

    long gross;
    long netLong;
    long netShort;

    Change of(final WorstCase from, final WorstCase to) {
        before = from;
        after = to;
        gross = to.gross - from.gross;
        netLong = to.netLong - from.netLong;
        netShort = to.netShort - from.netShort;
        isPlain = from.knowledge == to.knowledge && from.isModest && to.isModest;
        return this;
    }
}
