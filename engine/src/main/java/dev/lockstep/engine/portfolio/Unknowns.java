package dev.lockstep.engine.portfolio;

/** How many parts of a sum, or of several sums over the same parts, are not known: a sum is known when all its parts are. */
final class Unknowns {
    private int unmarked;
    private int overflown;

    /** Exchanges what is known of a part for what is known of it now. */
    void exchange(final Knowledge before, final Knowledge now) {
        if (before != now) {
            count(before, -1);
            count(now, 1);
        }
    }

    private void count(final Knowledge knowledge, final int change) {
        if (knowledge == Knowledge.OVERFLOW) {
            overflown += change;
        } else if (knowledge != Knowledge.KNOWN) {
            unmarked += change;
        }
    }

    boolean areNone() {
        return (unmarked | overflown) == 0;
    }

    boolean areUnmarked() {
        return unmarked != 0;
    }

    boolean areOverflown() {
        return overflown != 0;
    }
}
