package dev.lockstep.engine.settings;

import java.util.List;
import java.util.Set;

/**
 * What rows of limits and sizing may name, names in the order of their indexes.
 *
 * @param accounts names
 * @param strategies names
 * @param groups names
 * @param venues names
 * @param symbols of instruments, in any order
 * @param more whether instruments may be added that the settings don't know
 */
public record TradingNames(
        List<String> accounts,
        List<String> strategies,
        List<String> groups,
        List<String> venues,
        Set<String> symbols,
        boolean more) {
    /** Whether there is, or may be, such an instrument. */
    boolean isInstrument(final String symbol) {
        return more || symbols.contains(symbol);
    }
}
