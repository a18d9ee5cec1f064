package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.engine.limit.EffectiveLimits;

/**
 * A limit price must lie within the collar around the reference price: |limit - reference| * 10,000 at most reference * collarBps. Without a
 * reference above zero nothing goes out, market orders included.
 */
final class PriceCollarCheck extends GateCheck {
    private static final long BPS = 10_000;

    @Override
    void check(final GateOrder order, final InstrumentGate instrument) {
        final long reference = instrument.referencePrice;
        if (reference <= InstrumentGate.NO_REFERENCE) {
            order.deny(DenialCode.NO_REFERENCE_PRICE, 0, 0);
        } else if (order.type != OrderType.MARKET) {
            final EffectiveLimits limits = instrument.limits(order.order);
            final long width = width(reference, limits.value(LimitKind.COLLAR));
            final long distance = Math.abs(order.price - reference);
            if (distance > width) {
                order.deny(DenialCode.PRICE_COLLAR, distance, width, limits.key(LimitKind.COLLAR));
            }
        }
    }

    /**
     * {@code reference * bps / 10,000}, rounded down: computed in two parts, so that no product overflows unless the width itself would; there is no limit
     * price outside of such a one.
     */
    private static long width(final long reference, final long bps) {
        final long wholes = reference / BPS;
        final long width = wholes * bps + reference % BPS * bps / BPS;
        return Math.multiplyHigh(wholes, bps) != 0 || width < 0 ? Long.MAX_VALUE : width;
    }
}
