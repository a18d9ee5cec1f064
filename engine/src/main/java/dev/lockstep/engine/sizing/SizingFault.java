package dev.lockstep.engine.sizing;

/** Why an order can't be sized; the codes are stable, negative, and the value of a {@code NOT_SIZED} denial. */
public enum SizingFault {
    /** Neither the order nor the market has a price. */
    NO_PRICE(-1),
    /** What the account is worth is not known, or it is worth nothing. */
    NO_EQUITY(-2),
    /** The signal says nothing of the volatility. */
    NO_VOLATILITY(-3),
    /** The expected return is not above zero, or not known. */
    NO_EDGE(-4),
    /** There is no rate between the instrument's currency and the account's. */
    NO_CONVERSION(-5),
    /** The size would not fit a long. */
    OVERFLOW(-6);

    private final int code;

    SizingFault(final int code) {
        this.code = code;
    }

    /** As denials carry it. */
    public int code() {
        return code;
    }
}
