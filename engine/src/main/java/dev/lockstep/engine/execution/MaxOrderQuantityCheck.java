package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.EffectiveLimits;

/** Total quantity of one order. */
final class MaxOrderQuantityCheck extends GateCheck {
    @Override
    void check(final GateOrder order, final InstrumentGate instrument) {
        final EffectiveLimits limits = instrument.limits(order.order);
        final long limit = limits.value(LimitKind.MAX_ORDER_QUANTITY);
        if (order.quantity > limit) {
            order.deny(DenialCode.MAX_ORDER_QUANTITY, order.quantity, limit, limits.key(LimitKind.MAX_ORDER_QUANTITY));
        }
    }
}
