package dev.lockstep.engine.sizing;

/**
 * A notional that is a fraction of what the account is worth.
 *
 * @param fractionBps basis points of the equity, above 0
 */
public record EquityFraction(long fractionBps) implements SizingModel {
    static final long WHOLE_BPS = 10_000;

    @Override
    public long quantity(final SizingInputs inputs) {
        if (inputs.equity() <= 0) {
            return SizingFault.NO_EQUITY.code();
        }
        return inputs.quantityFor(Quotient.down(inputs.equity(), fractionBps, WHOLE_BPS), inputs.moneyScale());
    }

    @Override
    public String text() {
        return "notional of " + fractionBps + " bps of equity";
    }
}
