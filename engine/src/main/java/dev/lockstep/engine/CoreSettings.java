package dev.lockstep.engine;

import dev.lockstep.engine.execution.OrderSettings;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;

/**
 * Everything that shapes a core's behaviour.
 *
 * @param instance name of this engine in client order ids, 1 to 6 letters and digits
 * @param strategies in the order of their indexes, fresh
 * @param accounts in the order of their indexes; the first one's currency is that of engine-wide figures
 * @param venues in the order of their indexes
 * @param risk of central risk and the gate
 * @param orders of the life of orders
 * @param chainSeed where both chains start: a hash of all settings that matter to behaviour
 */
public record CoreSettings(
        String instance,
        List<StrategySlot> strategies,
        List<AccountSettings> accounts,
        List<VenueTerms> venues,
        RiskSettings risk,
        OrderSettings orders,
        long chainSeed) {
    /** Checks the ranges. */
    public CoreSettings {
        if (!instance.matches("[A-Za-z0-9]{1,6}")) {
            throw new IllegalArgumentException("instance '" + instance + "'; it must be 1 to 6 letters and digits");
        }
        requireWithin("accounts", accounts.size(), Limits.ACCOUNTS);
        requireWithin("venues", venues.size(), Limits.VENUES);
        strategies = List.copyOf(strategies);
        accounts = List.copyOf(accounts);
        venues = List.copyOf(venues);
        for (final StrategySlot slot : strategies) {
            if (slot.account() < 0 || slot.account() >= accounts.size()) {
                throw new IllegalArgumentException("strategy " + slot.name() + " trades on account " + slot.account()
                        + "; there are " + accounts.size());
            }
        }
    }

    private static void requireWithin(final String what, final int count, final int most) {
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(count + " " + what + "; there must be 1 to " + most);
        }
    }

    /** What the keys of limits may name. */
    public LimitScope scope() {
        return new LimitScope(
                accounts.stream().map(AccountSettings::moneyScale).toList(),
                strategies.size(),
                venues.size(),
                risk.groups());
    }
}
