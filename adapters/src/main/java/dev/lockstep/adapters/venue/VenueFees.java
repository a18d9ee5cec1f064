package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.engine.instrument.InstrumentTerms;

/** Fees as a part of the notional, by who made the liquidity. */
final class VenueFees {
    private final long makerRate;
    private final long takerRate;

    VenueFees(final SimulatedVenueSettings settings) {
        makerRate = settings.makerFeeRate();
        takerRate = settings.takerFeeRate();
    }

    /**
     * Fee of a fill in the money scale of its instrument: the notional, rounded half even, times the rate, rounded half
     * even.
     */
    long of(final InstrumentTerms terms, final long price, final long quantity, final Liquidity liquidity) {
        final long notional =
                FixedPoint.notional(price, quantity, terms.multiplier(), terms.moneyScale(), Rounding.HALF_EVEN);
        return FixedPoint.multiply(notional, liquidity == Liquidity.MAKER ? makerRate : takerRate, Rounding.HALF_EVEN);
    }
}
