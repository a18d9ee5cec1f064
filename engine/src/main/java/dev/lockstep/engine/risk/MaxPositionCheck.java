package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Worst case of the account's position on the order's side: what is held, what is reserved there, and what the order adds. What adds nothing passes even beyond the limit, so that a way back is open. */
final class MaxPositionCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        final boolean buy = order.side == Side.BUY;
        final LimitKind kind = buy ? LimitKind.MAX_LONG : LimitKind.MAX_SHORT;
        // Whatever is configured: what is beyond this could not be added up.
        final long limit = Math.min(context.limits.value(kind), Bounds.MAX_HELD);
        final long worst = context.whatIf.worstQuantity().value();
        order.saw(worst, limit, context.limits.key(kind));
        if (context.addedQuantity > 0 && worst > limit) {
            order.deny(
                    buy ? DenialCode.MAX_POSITION_LONG : DenialCode.MAX_POSITION_SHORT,
                    worst,
                    limit,
                    context.limits.key(kind));
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                MaxPositionCheck.class,
                "Position",
                "Denies an order with which the position, should everything be filled that may be, would be longer or shorter than the limit.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("maxLong", "maxShort"),
                List.of(DenialCode.MAX_POSITION_LONG, DenialCode.MAX_POSITION_SHORT));
    }
}
