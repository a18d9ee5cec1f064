package dev.lockstep.engine.settings;

import java.util.List;
import java.util.Map;

/**
 * What rows of limits and sizing may name, names in the order of their indexes.
 *
 * @param accounts names
 * @param strategies names
 * @param groups names
 * @param venues names
 * @param scopes where each strategy trades
 * @param venueOf name of the venue of each instrument that the settings know, by symbol
 * @param more whether instruments may be added that the settings don't know
 */
public record TradingNames(
        List<String> accounts,
        List<String> strategies,
        List<String> groups,
        List<String> venues,
        List<StrategyScope> scopes,
        Map<String, String> venueOf,
        boolean more) {
    /** Whether there is, or may be, such an instrument. */
    boolean isInstrument(final String symbol) {
        return more || venueOf.containsKey(symbol);
    }
}
