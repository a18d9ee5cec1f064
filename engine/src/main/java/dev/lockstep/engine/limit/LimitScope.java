package dev.lockstep.engine.limit;

import java.util.List;

/**
 * What the keys of rows may name besides instruments.
 *
 * @param moneyScales decimal places of money of each account, by index
 * @param strategies their number
 * @param venues their number
 * @param groups by index
 */
public record LimitScope(List<Integer> moneyScales, int strategies, int venues, List<InstrumentGroup> groups) {
    /** Makes the lists immutable. */
    public LimitScope {
        moneyScales = List.copyOf(moneyScales);
        groups = List.copyOf(groups);
    }

    /** Number of accounts. */
    public int accounts() {
        return moneyScales.size();
    }
}
