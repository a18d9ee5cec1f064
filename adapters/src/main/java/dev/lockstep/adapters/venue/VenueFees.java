package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.engine.instrument.InstrumentTerms;

/** Fees as a part of the notional, by who made the liquidity. */
final class VenueFees {
    /** By which money of eight decimal places is divided to have six. */
    private static final long EIGHT_TO_SIX = 100;

    private final long makerRate;
    private final long takerRate;

    VenueFees(final SimulatedVenueSettings settings) {
        makerRate = settings.makerFeeRate();
        takerRate = settings.takerFeeRate();
    }

    /**
     * Fee of a fill in the money scale of its instrument: the notional in the settlement currency, rounded half even,
     * times the rate, rounded half even.
     */
    long of(final InstrumentTerms terms, final long price, final long quantity, final Liquidity liquidity) {
        final long notional = terms.kind() == InstrumentKind.INVERSE
                ? inverseNotional(terms, price, quantity)
                : FixedPoint.notional(price, quantity, terms.multiplier(), terms.moneyScale(), Rounding.HALF_EVEN);
        return FixedPoint.multiply(notional, liquidity == Liquidity.MAKER ? makerRate : takerRate, Rounding.HALF_EVEN);
    }

    /** Of what prices are a price of: {@code quantity * multiplier / price}; nothing where that means nothing. */
    private static long inverseNotional(final InstrumentTerms terms, final long price, final long quantity) {
        if (price <= 0) {
            return 0;
        }
        final long value = FixedPoint.multiplyDivide(quantity, terms.multiplier(), price, Rounding.HALF_EVEN);
        return terms.moneyScale() == FixedPoint.MAX_MONEY_SCALE
                ? value
                : FixedPoint.multiplyDivide(value, 1, EIGHT_TO_SIX, Rounding.HALF_EVEN);
    }
}
