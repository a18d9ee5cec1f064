package dev.lockstep.engine.risk;

import dev.lockstep.engine.limit.InstrumentGroup;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.sizing.SizingRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of central risk and the gate.
 *
 * @param limits rows of the tables of limits
 * @param groups of instruments, in the order of their indexes
 * @param sizing rows of the table of sizing policies, no two of one key
 * @param selfMatch what is done with orders that would trade with each other
 * @param rounding of money when it is booked
 * @param precisions decimal places of booked money by currency; 2 for a currency that is not named
 */
public record RiskSettings(
        List<LimitRow> limits,
        List<InstrumentGroup> groups,
        List<SizingRow> sizing,
        SelfMatch selfMatch,
        MoneyRounding rounding,
        Map<String, Integer> precisions) {
    /** Nothing but what is built in. */
    public static final RiskSettings BUILT_IN = new RiskSettings(
            List.of(), List.of(), List.of(), SelfMatch.CANCEL_NEWEST, MoneyRounding.NONE, new TreeMap<>());

    /** Makes the lists immutable. */
    public RiskSettings {
        limits = List.copyOf(limits);
        groups = List.copyOf(groups);
        sizing = List.copyOf(sizing);
        precisions = Map.copyOf(precisions);
    }
}
