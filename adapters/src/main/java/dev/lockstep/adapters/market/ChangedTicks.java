package dev.lockstep.adapters.market;

/** The prices of one side whose quantity a step touched, in the order of the first touch, each once. */
final class ChangedTicks {
    private final long[] ticks;
    private int size;

    ChangedTicks(final int capacity) {
        ticks = new long[capacity];
    }

    /** A sweep touches one price many times in a row, a change of an order touches two: looking at the last one is enough. */
    void add(final long tick) {
        if (size == 0 || ticks[size - 1] != tick) {
            ticks[size++] = tick;
        }
    }

    int size() {
        return size;
    }

    long get(final int i) {
        return ticks[i];
    }

    void clear() {
        size = 0;
    }
}
