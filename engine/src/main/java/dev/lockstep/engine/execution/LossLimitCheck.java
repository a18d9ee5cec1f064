package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.ring.LossBreach;
import java.util.List;

/**
 * What an account has lost binds what the core keeps, too: from the soft limit on only what reduces the account's position goes out, behind the hard ones only what flattens it. The losses are those of which central risk has
 * told; that equity is not known at the moment is looked at by central risk only.
 */
final class LossLimitCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            LossLimitCheck.class,
            "Loss",
            "Denies what the core let in before and kept, such as a stop that waits for its price, once its account has lost too much: behind the soft limit what does not reduce, behind the hard limit or the largest drawdown everything.",
            List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
            List.of(LimitRule.DAILY_LOSS_SOFT.key(), LimitRule.DAILY_LOSS_HARD.key(), LimitRule.MAX_DRAWDOWN.key()),
            List.of(DenialCode.DAILY_LOSS, DenialCode.DRAWDOWN));

    private final TradingStates states;
    private final AccountReduction reduction;

    LossLimitCheck(final TradingStates states, final AccountReduction reduction) {
        this.states = states;
        this.reduction = reduction;
    }

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final LossBreach breach = states.breach(order.order.account);
        final TradingState left = breach.leaves();
        order.saw(breach.loss(), breach.limit(), breach.key());
        if (left == TradingState.ACTIVE || order.order.ofRisk || AccountReduction.takesOff(order)) {
            return order.approved();
        }
        if (left == TradingState.HALTED || AccountReduction.rest(order) > reduction.closable(order, instrument)) {
            order.deny(breach.denial());
        }
        return order.approved();
    }
}
