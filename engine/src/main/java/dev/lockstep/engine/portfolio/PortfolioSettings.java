package dev.lockstep.engine.portfolio;

import java.util.List;
import java.util.Map;

/**
 * What the portfolio needs to know beforehand.
 *
 * @param accounts by index, at least one; the currency of the first is that of figures over the whole engine
 * @param rounding of money when it is booked
 * @param precisions decimal places of booked money by currency; 2 for a currency that is not named
 * @param groups index of the group that an instrument is in, by symbol
 * @param groupCount number of groups
 * @param strategies number of strategies
 */
public record PortfolioSettings(
        List<AccountSettings> accounts,
        MoneyRounding rounding,
        Map<String, Integer> precisions,
        Map<String, Integer> groups,
        int groupCount,
        int strategies) {
    /** Group of an instrument that is in none. */
    public static final int NO_GROUP = -1;

    private static final int USUAL_PRECISION = 2;

    /** Makes the collections immutable. */
    public PortfolioSettings {
        accounts = List.copyOf(accounts);
        precisions = Map.copyOf(precisions);
        groups = Map.copyOf(groups);
    }

    /** Decimal places of booked money of a currency. */
    int precision(final String currency) {
        return precisions.getOrDefault(currency, USUAL_PRECISION);
    }

    /** Index of the group that a symbol is in, or {@link #NO_GROUP}. */
    public int group(final String symbol) {
        return groups.getOrDefault(symbol, NO_GROUP);
    }
}
