package dev.lockstep.engine.portfolio;

/** Exposure in one currency within a scope: sums over the worst cases of what is held in it. */
final class Exposure {
    /** Notionals of a worst case are known all together or not at all. */
    private final Unknowns unknowns = new Unknowns();

    final Total gross = new Total(unknowns);
    final Total netLong = new Total(unknowns);
    final Total netShort = new Total(unknowns);

    /** Exchanges a worst case as it was for what it is now. */
    void exchange(final WorstCase before, final WorstCase now) {
        gross.exchange(before.gross, now.gross);
        netLong.exchange(before.netLong, now.netLong);
        netShort.exchange(before.netShort, now.netShort);
        unknowns.exchange(before.knowledge, now.knowledge);
    }

    /** As {@link #exchange}, where no less is known than before, and differences fit. */
    void change(final long grossChange, final long netLongChange, final long netShortChange) {
        gross.plus(grossChange);
        netLong.plus(netLongChange);
        netShort.plus(netShortChange);
    }
}
