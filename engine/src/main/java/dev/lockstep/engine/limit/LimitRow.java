package dev.lockstep.engine.limit;

import java.util.List;

/**
 * A row of the tables as settings state it.
 *
 * @param key what it is about
 * @param values each kind at most once; keys and ranges as {@link LimitRule} has them
 * @param origin where it was stated, for people: {@code risk.limits[3]}
 */
public record LimitRow(RowKey key, List<LimitValue> values, String origin) {
    /** Makes the list immutable. */
    public LimitRow {
        values = List.copyOf(values);
    }
}
