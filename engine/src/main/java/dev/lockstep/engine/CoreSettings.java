package dev.lockstep.engine;

import dev.lockstep.engine.execution.OrderSettings;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.risk.RiskLimits;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;

/**
 * Everything that shapes a core's behaviour.
 *
 * @param instance name of this engine in client order ids, 1 to 6 letters and digits
 * @param strategies in the order of their indexes, fresh
 * @param venues in the order of their indexes, at least one
 * @param limits of central risk and the gate
 * @param orders of the life of orders
 * @param chainSeed where both chains start: a hash of all settings that matter to behaviour
 */
public record CoreSettings(
        String instance,
        List<StrategySlot> strategies,
        List<VenueTerms> venues,
        RiskLimits limits,
        OrderSettings orders,
        long chainSeed) {
    /** Checks the ranges. */
    public CoreSettings {
        if (!instance.matches("[A-Za-z0-9]{1,6}")) {
            throw new IllegalArgumentException("instance '" + instance + "'; it must be 1 to 6 letters and digits");
        }
        if (venues.isEmpty() || venues.size() > Limits.VENUES) {
            throw new IllegalArgumentException(venues.size() + " venues; there must be 1 to " + Limits.VENUES);
        }
        venues = List.copyOf(venues);
        strategies = List.copyOf(strategies);
    }
}
