package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;

/** Which events of instruments can be booked; the others change nothing, in any stage. */
public final class CorporateRules {
    private CorporateRules() {}

    /** Whether a split names a known instrument, a ratio and a price at which a rest has a value. */
    public static boolean allows(final SplitDecoder split, final InstrumentTable<?> instruments) {
        return split.numerator() > 0
                && split.denominator() > 0
                && isPrice(instruments, split.instrument(), split.cashPrice());
    }

    /** Whether a settlement names a known instrument and a price at which it has a value. */
    public static boolean allows(final SettlementDecoder settlement, final InstrumentTable<?> instruments) {
        return isPrice(instruments, settlement.instrument(), settlement.price());
    }

    /** Whether a roll names two known instruments and prices at which they have values. */
    public static boolean allows(final RollDecoder roll, final InstrumentTable<?> instruments) {
        return roll.fromInstrument() != roll.toInstrument()
                && isPrice(instruments, roll.fromInstrument(), roll.fromPrice())
                && isPrice(instruments, roll.toInstrument(), roll.toPrice());
    }

    /** Inverse contracts have no value at prices that are not above 0. */
    private static boolean isPrice(final InstrumentTable<?> instruments, final int instrument, final long price) {
        return instruments.find(instrument) != null && ContractValue.isDefined(instruments.terms(instrument), price);
    }
}
