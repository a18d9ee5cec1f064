package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import java.util.List;

/** Total quantity of one order. One that is shown in slices counts as a whole with each of them, as it would at a venue that hides the rest itself: slices are no way around the limit. */
final class MaxOrderQuantityCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            MaxOrderQuantityCheck.class,
            "Maximum order volume",
            "Denies orders of an uncommonly large quantity.",
            List.of("RTS 6 Art 15(1)(c)", "SEC 15c3-5(c)(1)(ii)"),
            List.of(LimitRule.MAX_ORDER_QUANTITY.key()),
            List.of(DenialCode.MAX_ORDER_QUANTITY));

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final long limit = order.limits.value(LimitKind.MAX_ORDER_QUANTITY);
        order.saw(order.quantity, limit, LimitKind.MAX_ORDER_QUANTITY);
        if (order.quantity > limit) {
            order.deny(DenialCode.MAX_ORDER_QUANTITY);
        }
        return order.approved();
    }
}
