package dev.lockstep.engine.limit;

/** What a limit is stated in. */
public enum LimitUnit {
    /** Scaled by 10^8. */
    QUANTITY,
    /** In the currency of the account; see {@link LimitTable} for its scale. */
    ACCOUNT_MONEY,
    /** In the currency of the first account. */
    REPORTING_MONEY,
    /** In the currency of the instrument's prices. */
    INSTRUMENT_MONEY,
    /** Hundredths of a per cent. */
    BASIS_POINTS,
    /** Messages a second. */
    PER_SECOND,
    /** Messages for one fill. */
    PER_FILL,
    /** Plain number. */
    COUNT,
    /** Nanoseconds. */
    NANOSECONDS,
    /** 0 or 1. */
    FLAG;

    /** Whether it is an amount of money. */
    public boolean isMoney() {
        return this == ACCOUNT_MONEY || this == REPORTING_MONEY || this == INSTRUMENT_MONEY;
    }
}
