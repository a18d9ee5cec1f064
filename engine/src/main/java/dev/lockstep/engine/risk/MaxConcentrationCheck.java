package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Worst case of the account in the instrument as a part of its equity. */
final class MaxConcentrationCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (context.limits.limits(LimitKind.MAX_CONCENTRATION)) {
            Amounts.require(
                    order,
                    DenialCode.MAX_CONCENTRATION,
                    context.whatIf.concentrationBps(),
                    LimitKind.MAX_CONCENTRATION,
                    context);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                MaxConcentrationCheck.class,
                "Concentration",
                "Denies an order with which one instrument would tie up more than the limit of the account's equity.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("maxConcentrationBps"),
                List.of(
                        DenialCode.MAX_CONCENTRATION,
                        DenialCode.NO_MARK_PRICE,
                        DenialCode.NO_CONVERSION,
                        DenialCode.MONEY_OVERFLOW));
    }
}
