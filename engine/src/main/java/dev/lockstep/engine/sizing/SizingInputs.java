package dev.lockstep.engine.sizing;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.engine.instrument.InstrumentTerms;

/** What a size may depend on; one reused object. */
public final class SizingInputs {
    /** An amount of money or a price that nobody knows. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private InstrumentTerms terms;
    private long price;
    private long equity;
    private int moneyScale;
    private long conversion;
    private long expectedReturn;
    private long volatility;

    /**
     * Starts anew, with nothing known but the instrument and the signal.
     *
     * @param ofInstrument its terms
     * @param signalReturn return that the trade is expected to bring, scaled by 10^8; 0 unknown
     * @param signalDeviation standard deviation of that return, scaled by 10^8; 0 unknown
     */
    public SizingInputs start(final InstrumentTerms ofInstrument, final long signalReturn, final long signalDeviation) {
        terms = ofInstrument;
        price = UNKNOWN;
        equity = UNKNOWN;
        conversion = UNKNOWN;
        expectedReturn = signalReturn;
        volatility = signalDeviation;
        return this;
    }

    /** The price at which a unit is valued, scaled by 10^8, above 0. */
    public SizingInputs price(final long scaled) {
        price = scaled;
        return this;
    }

    /** What the account is worth, in its currency with {@code scale} decimal places, 6 to 8; or {@link #UNKNOWN}. */
    public SizingInputs equity(final long money, final int scale) {
        equity = money;
        moneyScale = scale;
        return this;
    }

    /** Units of the account's currency for one of the instrument's settlement currency, scaled by 10^8, above 0. */
    public SizingInputs conversion(final long rate) {
        conversion = rate;
        return this;
    }

    long equity() {
        return equity;
    }

    int moneyScale() {
        return moneyScale;
    }

    long expectedReturn() {
        return expectedReturn;
    }

    long volatility() {
        return volatility;
    }

    InstrumentTerms terms() {
        return terms;
    }

    /**
     * The quantity whose notional is the given amount of the account's currency: {@code money / conversion / (price * multiplier)}, or of an inverse instrument, whose notional
     * is {@code quantity * multiplier / price}, {@code money / conversion * price / multiplier}. Each division is rounded down, so that the size is never above the exact one.
     *
     * @param money 0 or more
     * @param scale its decimal places, 6 to 8
     * @return scaled by 10^8, or the code of a {@link SizingFault}
     */
    long quantityFor(final long money, final int scale) {
        if (price == UNKNOWN || price <= 0) {
            return SizingFault.NO_PRICE.code();
        }
        if (conversion == UNKNOWN || conversion <= 0) {
            return SizingFault.NO_CONVERSION.code();
        }
        final long settled = Quotient.down(money, Quotient.ONE, conversion);
        final long quantity = terms.kind() == InstrumentKind.INVERSE
                ? inverse(settled, scale)
                : Quotient.down(Quotient.down(settled, Quotient.shift(scale), price), Quotient.ONE, terms.multiplier());
        return quantity == Quotient.TOO_LARGE ? SizingFault.OVERFLOW.code() : quantity;
    }

    private long inverse(final long settled, final int scale) {
        final long units = Quotient.down(settled, Quotient.ONE / Quotient.powerOfTen(scale), 1);
        return Quotient.down(units, price, terms.multiplier());
    }
}
