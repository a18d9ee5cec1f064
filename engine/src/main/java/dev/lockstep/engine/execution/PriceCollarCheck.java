package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.engine.ring.RiskDecision;

/**
 * A limit price must lie within the collar around the reference price: |limit - reference| * 10,000 at most reference * collarBps. Without a
 * reference nothing goes out, market orders included.
 */
final class PriceCollarCheck implements GateCheck {
    private static final long BPS = 10_000;

    @Override
    public void check(final RiskDecision order, final InstrumentGate instrument) {
        final long reference = instrument.referencePrice;
        if (reference == InstrumentGate.NO_REFERENCE) {
            order.deny(DenialCode.NO_REFERENCE_PRICE, 0, 0);
        } else if (order.orderType != OrderType.MARKET) {
            // The collar's width is computed from the reference, so that no product depends on what an order brought
            // along.
            final long width = Math.multiplyHigh(reference, instrument.limits.collarBps()) != 0
                    ? Long.MAX_VALUE
                    : reference * instrument.limits.collarBps() / BPS;
            final long distance = Math.abs(order.price - reference);
            if (distance > width) {
                order.deny(DenialCode.PRICE_COLLAR, distance, width);
            }
        }
    }
}
