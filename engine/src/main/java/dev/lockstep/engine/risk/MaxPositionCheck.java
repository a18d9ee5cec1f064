package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.RiskDecision;

/** Worst case of the position on the order's side: what is held, what is reserved there, and what the order adds. */
final class MaxPositionCheck extends RiskCheck {
    @Override
    void check(final RiskDecision order, final RiskContext context) {
        final InstrumentRisk instrument = context.instrument;
        final long held = instrument.position.quantity();
        final LimitKind kind = order.side == Side.BUY ? LimitKind.MAX_LONG : LimitKind.MAX_SHORT;
        final long limit = context.limits.value(kind);
        final long before = order.side == Side.BUY ? held + instrument.reservedBuy : instrument.reservedSell - held;
        // Compared as a difference: the sum could overflow for a quantity that no other control bounds.
        final long room = before < 0 && limit > Long.MAX_VALUE + before ? Long.MAX_VALUE : limit - before;
        if (context.addedQuantity > 0 && context.addedQuantity > room) {
            order.deny(
                    order.side == Side.BUY ? DenialCode.MAX_POSITION_LONG : DenialCode.MAX_POSITION_SHORT,
                    saturatedAdd(before, context.addedQuantity),
                    limit,
                    context.limits.key(kind));
        }
    }

    private static long saturatedAdd(final long a, final long b) {
        final long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
    }
}
