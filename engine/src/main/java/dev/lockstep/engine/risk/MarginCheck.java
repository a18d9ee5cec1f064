package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.portfolio.Amount;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** What equity leaves over the initial margin of a margin account's worst cases. */
final class MarginCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (context.isMarginAccount && context.whatIf.tiesUpMore()) {
            final Amount left = context.whatIf.buyingPower((int) context.limits.value(LimitKind.INITIAL_MARGIN));
            if (left.isKnown()) {
                // What is missing must not be above nothing.
                order.require(DenialCode.MARGIN, -left.value(), 0, context.limits.key(LimitKind.INITIAL_MARGIN));
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
                MarginCheck.class,
                "Initial margin",
                "Denies an order of a margin account whose worst cases would need more margin than it has equity.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("initialMarginBps"),
                List.of(
                        DenialCode.MARGIN,
                        DenialCode.NO_MARK_PRICE,
                        DenialCode.NO_CONVERSION,
                        DenialCode.MONEY_OVERFLOW));
    }
}
