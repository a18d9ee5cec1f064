package dev.lockstep.ops.report;

/** How often something happened, and between which sequences. */
final class Tally {
    private long count;
    private long first;
    private long last;

    void add(final long sequence) {
        if (count++ == 0) {
            first = sequence;
        }
        last = sequence;
    }

    long count() {
        return count;
    }

    /** Sequence of the first time. */
    long first() {
        return first;
    }

    /** Sequence of the last time. */
    long last() {
        return last;
    }
}
