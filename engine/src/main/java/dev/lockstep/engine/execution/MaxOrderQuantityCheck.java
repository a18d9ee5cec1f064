package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;

/** Total quantity of one order. */
final class MaxOrderQuantityCheck extends GateCheck {
    @Override
    void check(final GateOrder order, final InstrumentGate instrument) {
        final long limit = instrument.limits.maxOrderQuantity();
        if (order.quantity > limit) {
            order.deny(DenialCode.MAX_ORDER_QUANTITY, order.quantity, limit);
        }
    }
}
