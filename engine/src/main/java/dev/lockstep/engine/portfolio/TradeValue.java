package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.Rounding;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.Bounds;

/** Whether a trade can be booked as far as its money goes: asked by whoever lets it in, so that the portfolio need not refuse what others have counted. Each is looked at by itself: ten or so of the largest that pass, all on one side of the cash, add up to more than money can be, and stop the engine. */
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
