package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.ring.RiskDecision;

/** Total quantity of one order. */
final class MaxOrderQuantityCheck extends RiskCheck {
    @Override
    void check(final RiskDecision order, final RiskContext context) {
        final long limit = context.instrument.limits.maxOrderQuantity();
        if (order.quantity > limit) {
            order.deny(DenialCode.MAX_ORDER_QUANTITY, order.quantity, limit);
        }
    }
}
