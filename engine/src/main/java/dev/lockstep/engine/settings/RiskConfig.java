package dev.lockstep.engine.settings;

import dev.lockstep.config.Doc;
import dev.lockstep.engine.risk.InstrumentLimits;
import dev.lockstep.engine.risk.RiskLimits;
import java.util.HashMap;
import java.util.Map;

/**
 * The section {@code risk}.
 *
 * @param defaults limits of instruments that have none of their own
 * @param instruments limits by symbol, complete: nothing is taken over from the defaults
 */
public record RiskConfig(
        @Doc("Limits of instruments that have none of their own")
        LimitConfig defaults,

        @Doc("Limits by symbol; nothing is taken over from the section defaults")
        Map<String, LimitConfig> instruments) {
    /** What the stages check. */
    public RiskLimits limits() {
        final Map<String, InstrumentLimits> bySymbol = new HashMap<>();
        instruments.forEach((symbol, limits) -> bySymbol.put(symbol, limits.limits()));
        return new RiskLimits(defaults.limits(), bySymbol);
    }
}
