package dev.lockstep.engine.portfolio;

/**
 * A sum of money of one currency over parts that come, go and change. It is 128 bits wide, so that it is exact whatever passes through it, and counts the parts that
 * are not known instead of leaving them out: the sum is known when all its parts are.
 */
final class Total {
    private long high;
    private long low;
    private int unmarked;
    private int overflown;

    /** Exchanges a part as it was, 0 if it was not known, for what it is now. */
    void exchange(final long part, final Knowledge knowledge, final long now, final Knowledge knowledgeNow) {
        if (part == now && knowledge == knowledgeNow) {
            return;
        }
        final long change = now - part;
        if (((now ^ part) & (now ^ change)) < 0) {
            plus(now);
            minus(part);
        } else {
            plus(change);
        }
        if (knowledge != knowledgeNow) {
            count(knowledge, -1);
            count(knowledgeNow, 1);
        }
    }

    private void count(final Knowledge knowledge, final int change) {
        if (knowledge == Knowledge.OVERFLOW) {
            overflown += change;
        } else if (knowledge != Knowledge.KNOWN) {
            unmarked += change;
        }
    }

    private void plus(final long part) {
        final long sum = low + part;
        high += (part >> 63) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    private void minus(final long part) {
        final long difference = low - part;
        high -= (part >> 63) + (Long.compareUnsigned(low, part) < 0 ? 1 : 0);
        low = difference;
    }

    /** Whether nothing is in it. */
    boolean isNothing() {
        return (high | low | unmarked | overflown) == 0;
    }

    /** Adds the total, converted, to a sum. */
    void addTo(final Amount sum, final Rate rate) {
        if (unmarked != 0) {
            sum.lack(Knowledge.NO_MARK_PRICE);
        }
        if (overflown != 0) {
            sum.overflow(true);
        } else if (high != low >> 63) {
            sum.overflow(high >= 0);
        } else {
            rate.addTo(sum, low);
        }
    }

    /** As {@link #addTo(Amount, Rate)}, with one of its parts as it would be instead of as it is. */
    void addTo(
            final Amount sum,
            final Rate rate,
            final long part,
            final Knowledge knowledge,
            final long instead,
            final Knowledge knowledgeInstead) {
        final long change = instead - part;
        final long sumLow = low + change;
        final long sumHigh = high + (change >> 63) + (Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0);
        if ((unmarked | overflown) == 0
                && knowledge == knowledgeInstead
                && ((instead ^ part) & (instead ^ change)) >= 0
                && sumHigh == sumLow >> 63) {
            rate.addTo(sum, sumLow);
            return;
        }
        exchange(part, knowledge, instead, knowledgeInstead);
        addTo(sum, rate);
        exchange(instead, knowledgeInstead, part, knowledge);
    }
}
