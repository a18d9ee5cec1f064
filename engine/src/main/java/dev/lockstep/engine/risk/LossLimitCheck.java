package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.portfolio.Amount;
import dev.lockstep.engine.ring.LossBreach;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** An account that has lost too much since the day began, or since its peak: from the soft limit on it may only reduce, behind the hard ones nothing goes out but what flattens it. Nor may it do more than reduce while there is a limit of losses and nobody can tell what it is worth. */
final class LossLimitCheck extends RiskCheck {
    private static final List<LimitKind> FIRST_TO_BE_REACHED =
            List.of(LimitKind.DAILY_LOSS_SOFT, LimitKind.DAILY_LOSS_HARD, LimitKind.MAX_DRAWDOWN);

    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        final LossBreach breach = context.breach;
        final TradingState left = breach.leaves();
        if (left == TradingState.ACTIVE) {
            order.saw(0, 0, 0);
            if (context.isLossUnknown && context.addedQuantity > context.whatIf.closableByAccount()) {
                order.deny(Amounts.code(context.equity), 0, 0);
            }
        } else if (order.isOwn()) {
            // It closes what makes the losses.
            order.saw(breach.loss(), breach.limit(), breach.key());
        } else if (left == TradingState.REDUCING) {
            order.saw(breach.loss(), breach.limit(), breach.key());
            if (context.addedQuantity > context.whatIf.closableByAccount()) {
                order.deny(breach.denial(), breach.loss(), breach.limit(), breach.key());
            }
        } else {
            order.deny(breach.denial(), breach.loss(), breach.limit(), breach.key());
        }
        return order.approved();
    }

    /** How near the account is to the first limit that it has. */
    @Override
    void explain(final RiskDecision order, final RiskContext context) {
        if (context.breach.leaves() != TradingState.ACTIVE) {
            return;
        }
        for (final LimitKind kind : FIRST_TO_BE_REACHED) {
            if (context.limits.limits(kind)) {
                final boolean isOfThePeak = kind == LimitKind.MAX_DRAWDOWN;
                final Amount amount = isOfThePeak ? context.account.drawdown() : context.account.dayProfit();
                if (amount.isKnown()) {
                    order.saw(
                            isOfThePeak ? amount.value() : -amount.value(),
                            context.limits.value(kind),
                            context.limits.key(kind));
                }
                return;
            }
        }
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                LossLimitCheck.class,
                "Loss",
                "Lets an account that has lost more than the soft limit since the day began only reduce, and halts it and cancels its orders behind the hard limit or the largest drawdown.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)", "RTS 6 Art 16"),
                List.of("dailyLossSoft", "dailyLossHard", "maxDrawdown"),
                List.of(
                        DenialCode.DAILY_LOSS,
                        DenialCode.DRAWDOWN,
                        DenialCode.NO_MARK_PRICE,
                        DenialCode.NO_CONVERSION,
                        DenialCode.MONEY_OVERFLOW));
    }
}
