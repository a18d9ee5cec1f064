package dev.lockstep.engine.risk;

import dev.lockstep.engine.limit.InstrumentGroup;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.portfolio.PortfolioSettings;
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

    /** What the portfolio needs to know of accounts and these settings. */
    PortfolioSettings portfolio(final List<AccountSettings> accounts, final int strategies) {
        final Map<String, Integer> groupsOfSymbols = new TreeMap<>();
        for (int i = 0; i < groups.size(); i++) {
            for (final String symbol : groups.get(i).symbols()) {
                groupsOfSymbols.put(symbol, i);
            }
        }
        return new PortfolioSettings(accounts, rounding, precisions, groupsOfSymbols, groups.size(), strategies);
    }
}
