package dev.lockstep.ops;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitUnit;

/** In what a control speaks: values and limits as texts, by the code with which it denies. */
public final class ControlUnits {
    private final UnitText units;
    private final InstrumentTerms terms;

    /** @param units of the order's account and instrument */
    public ControlUnits(final UnitText units) {
        this.units = units;
        terms = units.terms();
    }

    /** The code that tells what a control speaks of: that of its denial, or the first of those that it may give. */
    public static DenialCode code(final ControlInfo control, final DenialCode verdict) {
        return verdict != DenialCode.NONE ? verdict : control.codes().get(0);
    }

    /** A value that a control saw, or a limit. */
    public String value(final DenialCode code, final long value) {
        if (value == Long.MAX_VALUE) {
            return "more than can be counted";
        }
        return switch (code) {
            case TRADING_HALTED -> name(TradingState.values(), value);
            case BOOK_NOT_WHOLE -> name(BookStatus.values(), value);
            case INSTRUMENT_NOT_TRADING, AUCTION -> name(InstrumentState.values(), value);
            case SESSION_CLOSED -> value == 0 ? "open" : "closed";
            case VENUE_DOWN -> value == 0 ? "up" : "down";
            // Below zero it is the code of what the size could not be reckoned without.
            case NOT_SIZED -> value < 0 ? Long.toString(value) : FixedPoint.format(value);
            case BAD_EXPIRY, UNKNOWN_ORDER, ORDER_NOT_OPEN, CHANGE_PENDING -> Long.toString(value);
            default -> isDecimal(code) ? FixedPoint.format(value) : plain(code, value);
        };
    }

    /** States are listed by their codes; a value that is none is a quantity, as where a state only lets reducing orders pass. */
    private static String name(final Enum<?>[] states, final long value) {
        return value >= 0 && value < states.length - 1 ? states[(int) value].name() : FixedPoint.format(value);
    }

    private String plain(final DenialCode code, final long value) {
        final LimitUnit unit = limitUnit(code);
        return unit == null ? Long.toString(value) : units.value(unit, value);
    }

    /** What {@link #value} is stated in; empty if that is not known or needs no word. */
    public String unit(final DenialCode code) {
        if (isPrice(code)) {
            return terms.currency();
        }
        final LimitUnit unit = limitUnit(code);
        return unit == null ? "" : units.unit(unit);
    }

    private static boolean isPrice(final DenialCode code) {
        return switch (code) {
            case BAD_PRICE, BAD_TRIGGER, PRICE_COLLAR, PRICE_DRIFT, POST_ONLY, SELF_MATCH, NO_REFERENCE_PRICE -> true;
            default -> false;
        };
    }

    private static boolean isDecimal(final DenialCode code) {
        // Prices and quantities alike are scaled by 10^8, so one that may be either needs no unit.
        return isPrice(code) || code == DenialCode.OFF_INCREMENT;
    }

    private static LimitUnit limitUnit(final DenialCode code) {
        return switch (code) {
            case BAD_QUANTITY,
                    BAD_DISPLAY_QUANTITY,
                    TRADING_REDUCING,
                    REDUCE_ONLY,
                    MAX_POSITION_LONG,
                    MAX_POSITION_SHORT,
                    MAX_ORDER_QUANTITY,
                    SHORT_SALE -> LimitUnit.QUANTITY;
            case MAX_ORDER_NOTIONAL,
                    MAX_INSTRUMENT_NOTIONAL,
                    MAX_STRATEGY_NOTIONAL,
                    MAX_ACCOUNT_NOTIONAL,
                    MAX_GROUP_NOTIONAL,
                    MARGIN,
                    DAILY_LOSS,
                    DRAWDOWN -> LimitUnit.ACCOUNT_MONEY;
            case MAX_GROSS_EXPOSURE, MAX_NET_EXPOSURE -> LimitUnit.REPORTING_MONEY;
            case MAX_ORDER_VALUE, BUYING_POWER -> LimitUnit.INSTRUMENT_MONEY;
            case MAX_CONCENTRATION -> LimitUnit.BASIS_POINTS;
            case NEW_RATE, REPLACE_RATE -> LimitUnit.PER_SECOND;
            case DUPLICATE_ORDER, STALE_MARKET_DATA -> LimitUnit.NANOSECONDS;
            case RESTRICTED -> LimitUnit.FLAG;
            case MAX_OPEN_ORDERS, MAX_INSTRUMENTS, ORDER_TO_TRADE, REPEATED_EXECUTION -> LimitUnit.COUNT;
            default -> null;
        };
    }
}
