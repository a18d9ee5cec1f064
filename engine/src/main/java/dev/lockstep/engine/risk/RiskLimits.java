package dev.lockstep.engine.risk;

import java.util.Map;

/**
 * Limits of all instruments.
 *
 * @param defaults for instruments that have none of their own
 * @param bySymbol of instruments that have
 */
public record RiskLimits(InstrumentLimits defaults, Map<String, InstrumentLimits> bySymbol) {
    /** Makes the map immutable. */
    public RiskLimits {
        bySymbol = Map.copyOf(bySymbol);
    }

    /** The limits in force for a symbol. */
    public InstrumentLimits of(final String symbol) {
        return bySymbol.getOrDefault(symbol, defaults);
    }
}
