package dev.lockstep.engine.portfolio;

/** Exposure in one currency within a scope: sums over the worst cases of what is held in it. */
final class Exposure {
    final Total gross = new Total();
    final Total netLong = new Total();
    final Total netShort = new Total();

    void add(final WorstCase worst) {
        gross.add(worst.gross, worst.knowledge);
        netLong.add(worst.netLong, worst.knowledge);
        netShort.add(worst.netShort, worst.knowledge);
    }

    void remove(final WorstCase worst) {
        gross.remove(worst.gross, worst.knowledge);
        netLong.remove(worst.netLong, worst.knowledge);
        netShort.remove(worst.netShort, worst.knowledge);
    }
}
