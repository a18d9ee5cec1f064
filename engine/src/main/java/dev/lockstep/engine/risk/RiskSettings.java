package dev.lockstep.engine.risk;

import dev.lockstep.engine.limit.InstrumentGroup;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.sizing.SizingRow;
import java.util.List;

/**
 * Settings of central risk and the gate.
 *
 * @param limits rows of the tables of limits
 * @param groups of instruments, in the order of their indexes
 * @param sizing rows of the table of sizing policies, no two of one key
 * @param selfMatch what is done with orders that would trade with each other
 * @param rounding of money
 */
public record RiskSettings(
        List<LimitRow> limits,
        List<InstrumentGroup> groups,
        List<SizingRow> sizing,
        SelfMatch selfMatch,
        MoneyRounding rounding) {
    /** Nothing but what is built in. */
    public static final RiskSettings BUILT_IN =
            new RiskSettings(List.of(), List.of(), List.of(), SelfMatch.CANCEL_NEWEST, MoneyRounding.NONE);

    /** Makes the lists immutable. */
    public RiskSettings {
        limits = List.copyOf(limits);
        groups = List.copyOf(groups);
        sizing = List.copyOf(sizing);
    }
}
