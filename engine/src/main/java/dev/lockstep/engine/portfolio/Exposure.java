package dev.lockstep.engine.portfolio;

/** Exposure in one currency within a scope: sums over the worst cases of what is held in it. */
final class Exposure {
    final Total gross = new Total();
    final Total netLong = new Total();
    final Total netShort = new Total();

    /** Exchanges a worst case as it was for what it is now. */
    void exchange(final WorstCase before, final WorstCase now) {
        gross.exchange(before.gross, before.knowledge, now.gross, now.knowledge);
        netLong.exchange(before.netLong, before.knowledge, now.netLong, now.knowledge);
        netShort.exchange(before.netShort, before.knowledge, now.netShort, now.knowledge);
    }
}
