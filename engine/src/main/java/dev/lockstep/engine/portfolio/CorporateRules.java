package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;

/** Which events of instruments can be booked; the others change nothing, in any stage. */
public final class CorporateRules {
    private CorporateRules() {}

    /** Whether a split can be booked. */
    public static boolean allows(final SplitDecoder split, final InstrumentTable<?> instruments) {
        return isSplit(instruments, split.instrument(), split.numerator(), split.denominator(), split.cashPrice());
    }

    /** Whether a settlement can be booked. */
    public static boolean allows(final SettlementDecoder settlement, final InstrumentTable<?> instruments) {
        return isPrice(instruments, settlement.instrument(), settlement.price());
    }

    /** Whether a roll can be booked. */
    public static boolean allows(final RollDecoder roll, final InstrumentTable<?> instruments) {
        return isRoll(instruments, roll.fromInstrument(), roll.toInstrument(), roll.fromPrice(), roll.toPrice());
    }

    /** A split names a known instrument, a ratio and a price at which a rest has a value. */
    static boolean isSplit(
            final InstrumentTable<?> instruments,
            final int instrument,
            final long numerator,
            final long denominator,
            final long cashPrice) {
        return numerator > 0 && denominator > 0 && isPrice(instruments, instrument, cashPrice);
    }

    /** A roll names two known instruments and prices at which they have values. */
    static boolean isRoll(
            final InstrumentTable<?> instruments,
            final int from,
            final int to,
            final long fromPrice,
            final long toPrice) {
        return from != to && isPrice(instruments, from, fromPrice) && isPrice(instruments, to, toPrice);
    }

    /** An instrument is known, and has a value at a price; inverse contracts have none at prices that are not above 0. */
    static boolean isPrice(final InstrumentTable<?> instruments, final int instrument, final long price) {
        return instruments.find(instrument) != null && ContractValue.isDefined(instruments.terms(instrument), price);
    }
}
