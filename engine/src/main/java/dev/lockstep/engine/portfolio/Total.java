package dev.lockstep.engine.portfolio;

/**
 * A sum of money of one currency over parts that come, go and change. It is 128 bits wide, so that it is exact whatever passes through it, and parts that are not known are counted instead of left
 * out: the sum is known when all its parts are.
 */
final class Total {
    private final Unknowns unknowns;
    private long high;
    private long low;

    Total() {
        this(new Unknowns());
    }

    /** One of several sums over the same parts, whose owner counts what is not known. */
    Total(final Unknowns shared) {
        unknowns = shared;
    }

    /** Exchanges a part as it was, 0 if it was not known, for what it is now. */
    void exchange(final long part, final Knowledge knowledge, final long now, final Knowledge knowledgeNow) {
        exchange(part, now);
        unknowns.exchange(knowledge, knowledgeNow);
    }

    /** As {@link #exchange(long, Knowledge, long, Knowledge)}, where what is not known is counted elsewhere. */
    void exchange(final long part, final long now) {
        final long change = now - part;
        if (isTooLong(now, part, change)) {
            plus(now);
            minus(part);
        } else {
            plus(change);
        }
    }

    /** Whether a difference does not fit. */
    static boolean isTooLong(final long minuend, final long subtrahend, final long difference) {
        return ((minuend ^ subtrahend) & (minuend ^ difference)) < 0;
    }

    /** Changes the sum by what one of its parts changes. */
    void plus(final long part) {
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
        return (high | low) == 0 && unknowns.areNone();
    }

    /** Adds the total, converted, to a sum. */
    void addTo(final Amount sum, final Rate rate) {
        if (unknowns.areUnmarked()) {
            sum.lack(Knowledge.NO_MARK_PRICE);
        }
        if (unknowns.areOverflown()) {
            sum.overflow(true);
        } else if (high != low >> 63) {
            sum.overflow(high >= 0);
        } else {
            rate.addTo(sum, low);
        }
    }

    /** As {@link #addTo(Amount, Rate)}, with one of its parts changed by so much. */
    void addTo(final Amount sum, final Rate rate, final long change) {
        final long changed = low + change;
        final long carry = (change >> 63) + (Long.compareUnsigned(changed, low) < 0 ? 1 : 0);
        if (unknowns.areNone() && high + carry == changed >> 63) {
            rate.addTo(sum, changed);
        } else {
            plus(change);
            addTo(sum, rate);
            minus(change);
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
        if (knowledge == knowledgeInstead && !isTooLong(instead, part, change)) {
            addTo(sum, rate, change);
        } else {
            exchange(part, knowledge, instead, knowledgeInstead);
            addTo(sum, rate);
            exchange(instead, knowledgeInstead, part, knowledge);
        }
    }
}
