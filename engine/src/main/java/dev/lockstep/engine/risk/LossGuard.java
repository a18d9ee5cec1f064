package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.RiskAlertKind;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.portfolio.Amount;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * Watches what accounts lose, at every event that changes what they are worth. A limit is reached when the loss is as large as it says. What was reached stays so: the soft limit of the day until the
 * next day, every limit until a person sets the account's trading state to active; if the loss is still there, it is reached again at the account's next change.
 */
final class LossGuard implements Stateful {
    private final Portfolio portfolio;
    private final LimitTable table;
    private final LossBreach[] breaches;
    private final EffectiveLimits[] limits;
    private int limitsVersion;
    /** Accounts, as bits, that have changed and were not looked at yet. */
    private long pending;

    LossGuard(final Portfolio portfolio, final LimitTable table) {
        this.portfolio = portfolio;
        this.table = table;
        breaches = new LossBreach[portfolio.accounts()];
        for (int i = 0; i < breaches.length; i++) {
            breaches[i] = new LossBreach();
        }
        limits = new EffectiveLimits[breaches.length];
    }

    /** Whether there is any limit of losses among those of an order. */
    boolean limits(final EffectiveLimits of) {
        return of.limits(LimitKind.DAILY_LOSS_SOFT)
                || of.limits(LimitKind.DAILY_LOSS_HARD)
                || of.limits(LimitKind.MAX_DRAWDOWN);
    }

    /** What an account has reached, or null. */
    LossBreach breach(final int account) {
        final LossBreach breach = breaches[account];
        return breach.isNothing() ? null : breach;
    }

    /** Looks at the accounts that have changed, and hands on what they have reached; as much as one event may, the rest with the next. */
    void watch(final RiskSection section) {
        pending |= portfolio.takeTouchedAccounts();
        while (pending != 0 && section.alertCount() < Limits.ALERTS_PER_EVENT) {
            final int account = Long.numberOfTrailingZeros(pending);
            pending &= pending - 1;
            if (look(account)) {
                final LossBreach breach = breaches[account];
                section.addAlert(breach.kind, account, breach.loss, breach.limit);
            }
        }
    }

    private boolean look(final int account) {
        final LossBreach breach = breaches[account];
        if (breach.isHard()) {
            return false;
        }
        final EffectiveLimits of = limits(account);
        final Amount drawdown = portfolio.account(account).drawdown();
        if (reaches(drawdown, drawdown.value(), of, LimitKind.MAX_DRAWDOWN)) {
            return set(breach, RiskAlertKind.DRAWDOWN, drawdown.value(), of, LimitKind.MAX_DRAWDOWN);
        }
        final Amount profit = portfolio.account(account).dayProfit();
        final long loss = -profit.value();
        if (reaches(profit, loss, of, LimitKind.DAILY_LOSS_HARD)) {
            return set(breach, RiskAlertKind.DAILY_LOSS_HARD, loss, of, LimitKind.DAILY_LOSS_HARD);
        }
        return breach.isNothing()
                && reaches(profit, loss, of, LimitKind.DAILY_LOSS_SOFT)
                && set(breach, RiskAlertKind.DAILY_LOSS_SOFT, loss, of, LimitKind.DAILY_LOSS_SOFT);
    }

    private static boolean reaches(
            final Amount amount, final long loss, final EffectiveLimits of, final LimitKind kind) {
        return amount.isKnown() && of.limits(kind) && loss >= of.value(kind);
    }

    private static boolean set(
            final LossBreach breach,
            final RiskAlertKind kind,
            final long loss,
            final EffectiveLimits of,
            final LimitKind limit) {
        breach.set(kind, loss, of.value(limit), of.key(limit));
        return true;
    }

    private EffectiveLimits limits(final int account) {
        if (limitsVersion != table.version()) {
            limitsVersion = table.version();
            java.util.Arrays.fill(limits, null);
        }
        if (limits[account] == null) {
            limits[account] = table.resolve(account, LimitKey.ANY, LimitKey.ANY);
        }
        return limits[account];
    }

    /** A day begins: what the last one's soft limit held back may go on. */
    void onDay() {
        for (final LossBreach breach : breaches) {
            if (breach.kind == RiskAlertKind.DAILY_LOSS_SOFT) {
                breach.clear();
            }
        }
    }

    /** A person lets an account trade again. */
    void resume(final int account) {
        if (account >= 0 && account < breaches.length) {
            breaches[account].clear();
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("pendingAccounts", pending);
        for (final LossBreach breach : breaches) {
            sink.put("breach", breach.kind.value());
            sink.put("loss", breach.loss);
            sink.put("lossLimit", breach.limit);
            sink.put("lossKey", breach.key);
        }
    }

    @Override
    public void readState(final StateSource source) {
        pending = source.get("pendingAccounts");
        for (final LossBreach breach : breaches) {
            final RiskAlertKind kind = RiskAlertKind.get((short) source.get("breach"));
            final long loss = source.get("loss");
            final long limit = source.get("lossLimit");
            breach.set(kind, loss, limit, source.getInt("lossKey"));
        }
    }
}
