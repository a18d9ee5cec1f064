package dev.lockstep.engine.sizing;

import dev.lockstep.codecs.FixedPoint;

/**
 * Always the same notional.
 *
 * @param notional in the account's currency with 6 decimal places, above 0
 */
public record FixedNotional(long notional) implements SizingModel {
    @Override
    public long quantity(final SizingInputs inputs) {
        return inputs.quantityFor(notional, FixedPoint.MIN_MONEY_SCALE);
    }

    @Override
    public String text() {
        return "fixed notional " + FixedPoint.formatMoney(notional, FixedPoint.MIN_MONEY_SCALE);
    }
}
