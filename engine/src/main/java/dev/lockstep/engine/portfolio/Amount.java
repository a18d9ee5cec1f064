package dev.lockstep.engine.portfolio;

/**
 * The answer to a question about the portfolio: a number, and whether it is known. One reused object, valid until its owner answers the next question.
 * Sums saturate: what does not fit is {@link Knowledge#OVERFLOW}, never wrapped. Of several reasons why it is not known the first one counts.
 */
public final class Amount {
    private long value;
    private Knowledge knowledge = Knowledge.KNOWN;

    /** Zero, known. */
    public Amount() {}

    /** The number, in the unit of the question. If it is not known: the sum of what is; if it does not fit: the end of the range. */
    public long value() {
        return value;
    }

    /** Whether it is known. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** Whether it is known. */
    public boolean isKnown() {
        return knowledge == Knowledge.KNOWN;
    }

    Amount clear() {
        return set(0);
    }

    Amount set(final long exact) {
        value = exact;
        knowledge = Knowledge.KNOWN;
        return this;
    }

    Amount copy(final Amount other) {
        value = other.value;
        knowledge = other.knowledge;
        return this;
    }

    Amount add(final long summand) {
        if (knowledge == Knowledge.OVERFLOW) {
            return this;
        }
        final long sum = value + summand;
        if (((value ^ sum) & (summand ^ sum)) < 0) {
            return overflow(summand >= 0);
        }
        value = sum;
        return this;
    }

    Amount subtract(final long subtrahend) {
        if (knowledge == Knowledge.OVERFLOW) {
            return this;
        }
        final long difference = value - subtrahend;
        if (((value ^ subtrahend) & (value ^ difference)) < 0) {
            return overflow(subtrahend < 0);
        }
        value = difference;
        return this;
    }

    /** Something in it is not known. */
    Amount lack(final Knowledge reason) {
        if (knowledge == Knowledge.KNOWN) {
            knowledge = reason;
        }
        return this;
    }

    /** It does not fit, above or below. */
    Amount overflow(final boolean above) {
        value = above ? Long.MAX_VALUE : Long.MIN_VALUE;
        return lack(Knowledge.OVERFLOW);
    }
}
