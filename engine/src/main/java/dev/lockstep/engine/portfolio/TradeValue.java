package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.Rounding;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.Bounds;

/** Whether trades can be booked as far as their money goes: asked by whoever lets them in, so that the portfolio need not refuse what others have counted. */
public final class TradeValue {
    private TradeValue() {}

    /**
     * Whether a quantity has a value at a price, and one that is not beyond {@link Bounds#MAX_MONEY}.
     *
     * @param price scaled by 10^8
     * @param quantity scaled by 10^8, signed
     */
    public static boolean fits(final InstrumentTerms terms, final long price, final long quantity) {
        if (!Bounds.isPrice(price) || !ContractValue.isDefined(terms, price)) {
            return false;
        }
        try {
            return Bounds.isMoney(ContractValue.of(terms, price, quantity, Rounding.UP));
        } catch (final ArithmeticException e) {
            return false;
        }
    }
}
