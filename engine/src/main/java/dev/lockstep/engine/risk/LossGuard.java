package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.RiskAlertKind;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.portfolio.Amount;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/**
 * Watches what accounts lose, at every event that changes what they are worth. A limit is reached when the loss is as large as it says. What was reached stays so: the soft limit of the day until the
 * next day, every limit until a person sets the account's trading state to active; if the loss is still there, it is reached again at the account's next change.
 */
final class LossGuard implements Stateful {
    private final Portfolio portfolio;
    private final LimitTable table;
    private final TradingStates states;
    private final EffectiveLimits[] limits;
    private int limitsVersion;
    /** Accounts, as bits, that have changed and were not looked at yet. */
    private long pending;

    LossGuard(final Portfolio portfolio, final LimitTable table, final TradingStates states) {
        this.portfolio = portfolio;
        this.table = table;
        this.states = states;
        limits = new EffectiveLimits[portfolio.accounts()];
    }

    /** Whether there is any limit of losses among those of an order. */
    boolean limits(final EffectiveLimits of) {
        return of.limits(LimitKind.DAILY_LOSS_SOFT)
                || of.limits(LimitKind.DAILY_LOSS_HARD)
                || of.limits(LimitKind.MAX_DRAWDOWN);
    }

    /** Looks at the accounts that have changed, and hands on what they have reached; as much as one event may, the rest with the next. */
    void watch(final RiskSection section) {
        pending |= portfolio.takeTouchedAccounts();
        while (pending != 0 && section.alertCount() < Limits.ALERTS_PER_EVENT) {
            final int account = Long.numberOfTrailingZeros(pending);
            pending &= pending - 1;
            if (look(account)) {
                section.addAlert(account, states.breach(account));
            }
        }
    }

    private boolean look(final int account) {
        final TradingState left = states.breach(account).leaves();
        if (left == TradingState.HALTED) {
            return false;
        }
        final EffectiveLimits of = limits(account);
        final Amount drawdown = portfolio.account(account).drawdown();
        if (reaches(drawdown, drawdown.value(), of, LimitKind.MAX_DRAWDOWN)) {
            return reach(account, RiskAlertKind.DRAWDOWN, drawdown.value(), of, LimitKind.MAX_DRAWDOWN);
        }
        final Amount profit = portfolio.account(account).dayProfit();
        final long loss = -profit.value();
        if (reaches(profit, loss, of, LimitKind.DAILY_LOSS_HARD)) {
            return reach(account, RiskAlertKind.DAILY_LOSS_HARD, loss, of, LimitKind.DAILY_LOSS_HARD);
        }
        return left == TradingState.ACTIVE
                && reaches(profit, loss, of, LimitKind.DAILY_LOSS_SOFT)
                && reach(account, RiskAlertKind.DAILY_LOSS_SOFT, loss, of, LimitKind.DAILY_LOSS_SOFT);
    }

    private static boolean reaches(
            final Amount amount, final long loss, final EffectiveLimits of, final LimitKind kind) {
        return amount.isKnown() && of.limits(kind) && loss >= of.value(kind);
    }

    private boolean reach(
            final int account,
            final RiskAlertKind kind,
            final long loss,
            final EffectiveLimits of,
            final LimitKind limit) {
        states.reach(account, kind, loss, of.value(limit), of.key(limit));
        return true;
    }

    private EffectiveLimits limits(final int account) {
        if (limitsVersion != table.version()) {
            limitsVersion = table.version();
            Arrays.fill(limits, null);
        }
        if (limits[account] == null) {
            limits[account] = table.resolve(account, LimitKey.ANY, LimitKey.ANY);
        }
        return limits[account];
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("pendingAccounts", pending);
    }

    @Override
    public void readState(final StateSource source) {
        pending = source.get("pendingAccounts");
    }
}
