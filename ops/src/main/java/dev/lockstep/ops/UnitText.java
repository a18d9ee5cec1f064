package dev.lockstep.ops;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.config.ConfigLoader;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.LimitUnit;
import dev.lockstep.engine.portfolio.AccountSettings;
import java.time.Duration;

/**
 * Values in the units of limits, for people: money with the decimal places and the name of its currency.
 *
 * @param account of the order
 * @param reporting the first account, whose currency is that of figures of the whole engine
 * @param terms of the instrument
 */
public record UnitText(AccountSettings account, AccountSettings reporting, InstrumentTerms terms) {
    /** Plain decimal, duration, or true and false. */
    public String value(final LimitUnit unit, final long value) {
        return switch (unit) {
            case QUANTITY -> FixedPoint.format(value);
            case ACCOUNT_MONEY -> FixedPoint.formatMoney(value, account.moneyScale());
            case REPORTING_MONEY -> FixedPoint.formatMoney(value, reporting.moneyScale());
            case INSTRUMENT_MONEY -> FixedPoint.formatMoney(value, terms.moneyScale());
            case NANOSECONDS ->
                ConfigLoader.canonicalText(Duration.ofNanos(value)).strip();
            case FLAG -> value == 1 ? "true" : "false";
            case BASIS_POINTS, PER_SECOND, PER_FILL, COUNT -> Long.toString(value);
        };
    }

    /** The unit's name; empty where it needs none. */
    public String unit(final LimitUnit unit) {
        return switch (unit) {
            case QUANTITY -> "units";
            case ACCOUNT_MONEY -> account.currency();
            case REPORTING_MONEY -> reporting.currency();
            case INSTRUMENT_MONEY -> terms.currency();
            case BASIS_POINTS -> "bps";
            case PER_SECOND -> "per second";
            case PER_FILL -> "per fill";
            case COUNT, NANOSECONDS, FLAG -> "";
        };
    }
}
