package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Sum of all worst cases of all accounts. */
final class MaxGrossExposureCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (context.limits.limits(LimitKind.MAX_GROSS_EXPOSURE)) {
            Amounts.require(
                    order,
                    DenialCode.MAX_GROSS_EXPOSURE,
                    context.whatIf.grossExposure(),
                    LimitKind.MAX_GROSS_EXPOSURE,
                    context);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                MaxGrossExposureCheck.class,
                "Gross exposure",
                "Denies an order with which the worst cases of all accounts would add up to more than the limit.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("maxGrossExposure"),
                List.of(
                        DenialCode.MAX_GROSS_EXPOSURE,
                        DenialCode.NO_MARK_PRICE,
                        DenialCode.NO_CONVERSION,
                        DenialCode.MONEY_OVERFLOW));
    }
}
