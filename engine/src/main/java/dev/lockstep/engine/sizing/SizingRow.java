package dev.lockstep.engine.sizing;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.engine.limit.RowKey;

/**
 * A row of the table of sizing policies.
 *
 * @param key which orders it sizes
 * @param model how
 * @param origin where it was stated, for people: {@code risk.sizing[0]}
 */
public record SizingRow(RowKey key, SizingModel model, String origin) {
    /** What holds where no row says anything: one unit. */
    public static final SizingRow BUILT_IN =
            new SizingRow(RowKey.EVERY_ORDER, new FixedQuantity(FixedPoint.ONE), "built in");
}
