package dev.lockstep.engine.portfolio;

/** Exposure in one currency within a scope: sums over the worst cases of what is held in it. */
final class Exposure {
    /** Notionals of a worst case are known all together or not at all. */
    private final Unknowns unknowns = new Unknowns();

    final Total gross = new Total(unknowns);
    final Total netLong = new Total(unknowns);
    final Total netShort = new Total(unknowns);

    /** Exchanges a worst case as it was for what it is now. */
    void exchange(final Change change) {
        if (change.isPlain) {
            // An order changes one side, mostly.
            if (change.gross != 0) {
                gross.plus(change.gross);
            }
            if (change.netLong != 0) {
                netLong.plus(change.netLong);
            }
            if (change.netShort != 0) {
                netShort.plus(change.netShort);
            }
        } else {
            exchange(change.before, change.after);
        }
    }

    /** As {@link #exchange(Change)}, whatever the two are. */
    void exchange(final WorstCase before, final WorstCase after) {
        gross.exchange(before.gross, after.gross);
        netLong.exchange(before.netLong, after.netLong);
        netShort.exchange(before.netShort, after.netShort);
        unknowns.exchange(before.knowledge, after.knowledge);
    }
}
