package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.LimitKind;

/** Limits that contradict each other: a soft one above the hard one of the same thing never acts. */
public final class LimitConflict {
    private LimitConflict() {}

    /** Whether the loss of a day at which an account's trading is halted comes before the one at which it is only reduced. */
    public static boolean isIn(final EffectiveLimits limits) {
        return limits.limits(LimitKind.DAILY_LOSS_SOFT)
                && limits.value(LimitKind.DAILY_LOSS_SOFT) > limits.value(LimitKind.DAILY_LOSS_HARD);
    }

    /** Whether the limits of any account contradict each other. */
    static boolean isIn(final LimitTable table, final LimitScope scope) {
        for (int account = 0; account < scope.accounts(); account++) {
            if (isIn(table.resolve(account, LimitKey.ANY, LimitKey.ANY))) {
                return true;
            }
        }
        return false;
    }
}
