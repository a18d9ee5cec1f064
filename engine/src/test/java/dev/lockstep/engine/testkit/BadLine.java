package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.Hash64;

/** When a line loses, delays, repeats and breaks: drawn from a seed, until it is good. */
final class BadLine {
    private static final int OUTAGE_EVERY_NS = 2_000_000_000;

    private final long seed;
    private final long goodFromNs;
    private long draws;
    private long nextOutageNs = Long.MIN_VALUE;

    BadLine(final long seed, final long goodFromNs) {
        this.seed = seed;
        this.goodFromNs = goodFromNs;
    }

    /** A number from 0 up to a bound, without it. */
    int draw(final int bound) {
        draws++;
        return (int) Long.remainderUnsigned(Hash64.finish(Hash64.fold(seed, draws)), bound);
    }

    /** Whether something goes wrong that does once in a number of times; never on a good line. */
    boolean fails(final long nowNs, final int onceIn) {
        return isBad(nowNs) && draw(onceIn) == 0;
    }

    /** Whether the line, which is up, breaks now; the first time that this is asked is the beginning. */
    boolean breaks(final long nowNs) {
        if (nextOutageNs == Long.MIN_VALUE) {
            nextOutageNs = nowNs + OUTAGE_EVERY_NS;
            return false;
        }
        if (!isBad(nowNs) || nowNs < nextOutageNs) {
            return false;
        }
        nextOutageNs = nowNs + OUTAGE_EVERY_NS + draw(OUTAGE_EVERY_NS);
        return true;
    }

    private boolean isBad(final long atNs) {
        return atNs < goodFromNs;
    }
}
