package dev.lockstep.engine.sizing;

/**
 * A notional of which one standard deviation of the trade's return is a fraction of what the account is worth: {@code equity * target / volatility}.
 *
 * @param targetBps basis points of the equity that one standard deviation may be, above 0
 */
public record VolatilityTarget(long targetBps) implements SizingModel {
    /** Turns basis points into a fraction scaled by 10^8. */
    static final long FROM_BPS = Quotient.ONE / EquityFraction.WHOLE_BPS;

    @Override
    public long quantity(final SizingInputs inputs) {
        if (inputs.equity() <= 0) {
            return SizingFault.NO_EQUITY.code();
        }
        if (inputs.volatility() <= 0) {
            return SizingFault.NO_VOLATILITY.code();
        }
        return inputs.quantityFor(
                Quotient.down(inputs.equity(), targetBps * FROM_BPS, inputs.volatility()), inputs.moneyScale());
    }

    @Override
    public String text() {
        return "notional of which one standard deviation is " + targetBps + " bps of equity";
    }
}
