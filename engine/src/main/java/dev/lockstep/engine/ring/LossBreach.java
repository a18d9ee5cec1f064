package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.RiskAlertKind;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** The limit of losses that an account has reached, if it has reached any; none at first. */
public final class LossBreach implements Stateful {
    private RiskAlertKind kind = RiskAlertKind.NULL_VAL;
    private long loss;
    private long limit;
    private int key;

    /** Which limit was reached; NULL_VAL if none was. */
    public RiskAlertKind kind() {
        return kind;
    }

    /** What was lost, money of the account's currency. */
    public long loss() {
        return loss;
    }

    /** What may be lost, money of the account's currency. */
    public long limit() {
        return limit;
    }

    /** Keys of the row that gave the limit, as those of a denial. */
    public int key() {
        return key;
    }

    /** What the account may still do. */
    public TradingState leaves() {
        return switch (kind) {
            case NULL_VAL -> TradingState.ACTIVE;
            case DAILY_LOSS_SOFT -> TradingState.REDUCING;
            default -> TradingState.HALTED;
        };
    }

    /** The code of denials because of it; only if one is reached. */
    public DenialCode denial() {
        return kind == RiskAlertKind.DRAWDOWN ? DenialCode.DRAWDOWN : DenialCode.DAILY_LOSS;
    }

    /** A limit was reached. */
    public void set(final RiskAlertKind reached, final long lost, final long most, final int keyOfRow) {
        kind = reached;
        loss = lost;
        limit = most;
        key = keyOfRow;
    }

    /** Becomes what another one is. */
    public void copy(final LossBreach other) {
        set(other.kind, other.loss, other.limit, other.key);
    }

    /** Nothing is reached any more. */
    public void clear() {
        set(RiskAlertKind.NULL_VAL, 0, 0, 0);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("breach", kind.value());
        sink.put("loss", loss);
        sink.put("lossLimit", limit);
        sink.put("lossKey", key);
    }

    @Override
    public void readState(final StateSource source) {
        final RiskAlertKind reached = RiskAlertKind.get((short) source.get("breach"));
        final long lost = source.get("loss");
        final long most = source.get("lossLimit");
        set(reached, lost, most, source.getInt("lossKey"));
    }
}
