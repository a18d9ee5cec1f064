package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.RiskAlertKind;

/** A limit of losses that an account has reached. */
final class LossBreach {
    RiskAlertKind kind = RiskAlertKind.NULL_VAL;
    /** What was lost, money of the account's currency. */
    long loss;

    long limit;
    /** Keys of the row that gave the limit. */
    int key;

    boolean isNothing() {
        return kind == RiskAlertKind.NULL_VAL;
    }

    /** Whether nothing may go out any more. */
    boolean isHard() {
        return kind == RiskAlertKind.DAILY_LOSS_HARD || kind == RiskAlertKind.DRAWDOWN;
    }

    void set(final RiskAlertKind reached, final long lost, final long most, final int keyOfRow) {
        kind = reached;
        loss = lost;
        limit = most;
        key = keyOfRow;
    }

    void clear() {
        set(RiskAlertKind.NULL_VAL, 0, 0, 0);
    }
}
