package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.Bounds;

/**
 * Which events of instruments can be booked; the others change nothing, in any stage. Besides what an event says, each stage asks of what it holds itself, account by account, so that no result is beyond
 * {@link Bounds}; stages that have counted other fills when it comes may answer differently only where a position is that large.
 */
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

    /** Whether all that is held of an instrument in an account, {@link Legs#gross}, may be split. */
    public static boolean allows(final SplitDecoder split, final long gross) {
        return isSplit(split.numerator(), split.denominator(), gross);
    }

    /** Whether all that is held of an instrument in an account, {@link Legs#gross}, may be settled. */
    public static boolean allows(final SettlementDecoder settlement, final InstrumentTerms terms, final long gross) {
        return TradeValue.fits(terms, settlement.price(), gross);
    }

    /** Whether all that is held of an instrument in an account, {@link Legs#gross}, may be rolled to another one of which something else is held. */
    public static boolean allows(
            final RollDecoder roll,
            final InstrumentTerms from,
            final InstrumentTerms to,
            final long gross,
            final long grossOfOther) {
        return isRoll(from, to, roll.fromPrice(), roll.toPrice(), gross, grossOfOther);
    }

    static boolean isSplit(final long numerator, final long denominator, final long gross) {
        return SplitQuantity.fits(gross, numerator, denominator);
    }

    static boolean isRoll(
            final InstrumentTerms from,
            final InstrumentTerms to,
            final long fromPrice,
            final long toPrice,
            final long gross,
            final long grossOfOther) {
        return gross == 0
                || (gross + grossOfOther <= Bounds.MAX_HELD
                        && TradeValue.fits(from, fromPrice, gross)
                        && TradeValue.fits(to, toPrice, gross));
    }

    /** A split names a known instrument, a ratio and a price at which a rest has a value. */
    static boolean isSplit(
            final InstrumentTable<?> instruments,
            final int instrument,
            final long numerator,
            final long denominator,
            final long cashPrice) {
        return numerator > 0
                && denominator > 0
                && isPrice(instruments, instrument, cashPrice)
                && TradeValue.fits(
                        instruments.terms(instrument),
                        cashPrice,
                        instruments.terms(instrument).quantityIncrement());
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
        return instruments.find(instrument) != null
                && Bounds.isPrice(price)
                && ContractValue.isDefined(instruments.terms(instrument), price);
    }
}
