package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.portfolio.Amount;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** What is left to buy with in a cash account. */
final class BuyingPowerCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (!context.isMarginAccount && context.whatIf.tiesUpMore()) {
            final Amount left = context.whatIf.buyingPower((int) context.limits.value(LimitKind.INITIAL_MARGIN));
            if (left.isKnown()) {
                // What is missing must not be above nothing.
                order.require(DenialCode.BUYING_POWER, -left.value(), 0, context.limits.key(LimitKind.INITIAL_MARGIN));
            } else {
                order.deny(Amounts.code(left.knowledge()), left.value(), 0);
            }
        } else {
            order.saw(0, 0, 0);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                BuyingPowerCheck.class,
                "Buying power",
                "Denies an order of a cash account that it could not pay for.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("accounts.*.startCash"),
                List.of(DenialCode.BUYING_POWER, DenialCode.NO_MARK_PRICE, DenialCode.MONEY_OVERFLOW));
    }
}
