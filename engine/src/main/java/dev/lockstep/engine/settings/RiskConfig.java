package dev.lockstep.engine.settings;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.limit.InstrumentGroup;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.sizing.SizingRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The section {@code risk}.
 *
 * @param rounding of money at each booking
 * @param groups symbols by name of the group
 * @param selfMatch what is done with orders that would trade with each other
 * @param limits rows of the tables of limits
 * @param sizing rows of the table of sizing policies
 */
public record RiskConfig(
        @Doc("How money is rounded to the precision of its currency at each booking: none, half-up or half-even")
        @Default("none")
        MoneyRounding rounding,

        @Doc("Groups of instruments: symbols by name; an instrument is in one group at most")
        Map<String, List<String>> groups,

        @Doc(
                "What is done with orders of one account that would trade with each other: cancel-newest, cancel-oldest or cancel-both")
        @Default("cancel-newest")
        SelfMatch selfMatch,

        @Doc("Rows of limits; for an order each limit has the value of the most specific row that matches and sets it")
        List<LimitRowConfig> limits,

        @Doc(
                "How orders are sized whose strategies leave that to central risk; the most specific row decides, without one the size is 1")
        List<SizingRowConfig> sizing)
        implements Validated {
    @Override
    public void validate(final Problems problems) {
        validateGroups(problems);
        final Map<RowNames, Map<LimitRule, Integer>> seen = new HashMap<>();
        for (int i = 0; i < limits.size(); i++) {
            final LimitRowConfig row = limits.get(i);
            final Map<LimitRule, Integer> ofKey = seen.computeIfAbsent(row.names(), names -> new HashMap<>());
            for (final LimitRule rule : LimitRule.values()) {
                final Integer first = row.sets(rule) ? ofKey.putIfAbsent(rule, i) : null;
                if (first != null) {
                    problems.add(
                            "limits[" + i + "]." + rule.key(),
                            "is set by limits[" + first + "] as well, whose key is the same");
                }
            }
        }
        final Map<RowNames, Integer> sized = new HashMap<>();
        for (int i = 0; i < sizing.size(); i++) {
            final Integer first = sized.putIfAbsent(sizing.get(i).names(), i);
            if (first != null) {
                problems.add("sizing[" + i + "]", "has the same key as sizing[" + first + "]");
            }
        }
    }

    private void validateGroups(final Problems problems) {
        if (groups.size() > Limits.GROUPS) {
            problems.add("groups", "has " + groups.size() + " entries; at most " + Limits.GROUPS);
        }
        final Map<String, String> groupOf = new HashMap<>();
        groups.forEach((group, symbols) -> {
            if (!Names.isName(group)) {
                problems.add("groups", "names '" + group + "'; " + Names.RULE);
                return;
            }
            for (int i = 0; i < symbols.size(); i++) {
                final String other = groupOf.putIfAbsent(symbols.get(i), group);
                if (other != null) {
                    problems.add(
                            "groups." + group + "[" + i + "]",
                            "is " + symbols.get(i) + ", which is in " + other
                                    + " already; an instrument is in one group at most");
                }
            }
        });
    }

    /** Names of the groups, in the order of their indexes. */
    public List<String> groupNames() {
        return List.copyOf(groups.keySet());
    }

    /**
     * What central risk and the gate go by.
     *
     * @param known what rows may name; each name of a row is known
     * @param precisions decimal places by currency
     */
    public RiskSettings settings(final TradingNames known, final Map<String, Integer> precisions) {
        final List<InstrumentGroup> sets = new ArrayList<>();
        groups.forEach((name, symbols) -> sets.add(new InstrumentGroup(name, symbols)));
        final List<LimitRow> limitRows = new ArrayList<>();
        for (int i = 0; i < limits.size(); i++) {
            final LimitRowConfig row = limits.get(i);
            limitRows.add(new LimitRow(row.names().key(known), row.values(), "risk.limits[" + i + "]"));
        }
        final List<SizingRow> sizingRows = new ArrayList<>();
        for (int i = 0; i < sizing.size(); i++) {
            final SizingRowConfig row = sizing.get(i);
            sizingRows.add(new SizingRow(row.names().key(known), row.rule(), "risk.sizing[" + i + "]"));
        }
        return new RiskSettings(limitRows, sets, sizingRows, selfMatch, rounding, precisions);
    }
}
