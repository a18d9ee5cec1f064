package dev.lockstep.engine;

import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.signal.StrategySlot;
import java.util.List;

/**
 * Everything that shapes a core's behaviour.
 *
 * @param instance name of this engine in client order ids, 1 to 6 letters and digits
 * @param strategies in the order of their indexes, fresh
 * @param accounts in the order of their indexes; the first one's currency is that of engine-wide figures
 * @param venues names in the order of their indexes
 * @param risk of central risk and the gate
 * @param maxOpenOrders most orders that may be open at once, above 0
 * @param chainSeed where both chains start: a hash of all settings that matter to behaviour
 */
public record CoreSettings(
        String instance,
        List<StrategySlot> strategies,
        List<AccountSettings> accounts,
        List<String> venues,
        RiskSettings risk,
        int maxOpenOrders,
        long chainSeed) {
    /** Checks the ranges. */
    public CoreSettings {
        if (!instance.matches("[A-Za-z0-9]{1,6}")) {
            throw new IllegalArgumentException("instance '" + instance + "'; it must be 1 to 6 letters and digits");
        }
        if (maxOpenOrders < 1) {
            throw new IllegalArgumentException("maxOpenOrders " + maxOpenOrders + "; it must be at least 1");
        }
        if (accounts.isEmpty() || venues.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one account and one venue");
        }
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

    /** What the keys of limits may name. */
    public LimitScope scope() {
        return new LimitScope(
                accounts.stream().map(AccountSettings::moneyScale).toList(),
                strategies.size(),
                venues.size(),
                risk.groups());
    }
}
