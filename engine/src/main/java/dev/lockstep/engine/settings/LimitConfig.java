package dev.lockstep.engine.settings;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Range;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.risk.InstrumentLimits;
import java.math.BigDecimal;

/**
 * Limits of one instrument.
 *
 * @param orderQuantity size of a signal that leaves it to central risk
 * @param maxOrderQuantity largest order
 * @param maxPosition largest position
 * @param collarBps collar around the reference price
 */
public record LimitConfig(
        @Doc("Size of an order that a strategy leaves to central risk; rounded down to the lot")
        @Default("1")
        @Range(min = "0.00000001", max = "1000000000")
        BigDecimal orderQuantity,

        @Doc("Largest order") @Default("10") @Range(min = "0.00000001", max = "1000000000")
        BigDecimal maxOrderQuantity,

        @Doc("Largest position, long or short, counting everything that may still be filled")
        @Default("10")
        @Range(min = "0", max = "1000000000")
        BigDecimal maxPosition,

        @Doc("How far a limit price may be from the reference price, basis points of it")
        @Default("500")
        @Range(min = "1", max = "100000")
        long collarBps)
        implements Validated {
    @Override
    public void validate(final Problems problems) {
        if (orderQuantity.compareTo(maxOrderQuantity) > 0) {
            problems.add(
                    "orderQuantity",
                    "is " + orderQuantity.toPlainString() + "; it must not be above maxOrderQuantity, "
                            + maxOrderQuantity.toPlainString());
        }
    }

    /** What the stages check. */
    InstrumentLimits limits() {
        return new InstrumentLimits(
                Scaled.of("orderQuantity", orderQuantity),
                Scaled.of("maxOrderQuantity", maxOrderQuantity),
                Scaled.of("maxPosition", maxPosition),
                collarBps);
    }
}
