package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.ring.RiskDecision;

/** Total quantity of one order. */
final class MaxOrderQuantityCheck extends GateCheck {
    @Override
    void check(final RiskDecision order, final InstrumentGate instrument) {
        final long limit = instrument.limits.maxOrderQuantity();
        if (order.quantity > limit) {
            order.deny(DenialCode.MAX_ORDER_QUANTITY, order.quantity, limit);
        }
    }
}
