package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Longs less shorts, or shorts less longs, of all accounts in the worst case. */
final class MaxNetExposureCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (context.limits.limits(LimitKind.MAX_NET_EXPOSURE)) {
            Amounts.require(
                    order,
                    DenialCode.MAX_NET_EXPOSURE,
                    context.whatIf.netExposure(),
                    LimitKind.MAX_NET_EXPOSURE,
                    context);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                MaxNetExposureCheck.class,
                "Net exposure",
                "Denies an order with which all accounts would be longer or shorter than the limit.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("maxNetExposure"),
                List.of(
                        DenialCode.MAX_NET_EXPOSURE,
                        DenialCode.NO_MARK_PRICE,
                        DenialCode.NO_CONVERSION,
                        DenialCode.MONEY_OVERFLOW));
    }
}
