package dev.lockstep.engine.sizing;

import dev.lockstep.codecs.FixedPoint;

/**
 * Always the same quantity.
 *
 * @param quantity scaled by 10^8, above 0
 */
public record FixedQuantity(long quantity) implements SizingModel {
    @Override
    public long quantity(final SizingInputs inputs) {
        return quantity;
    }

    @Override
    public String text() {
        return "fixed quantity " + FixedPoint.format(quantity);
    }
}
