package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** An order that may only reduce finds something to reduce, beside what others already do. A child of an entry that is not filled yet has nothing to reduce; what it may do is looked at when it goes out. */
final class ReduceOnlyCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (!context.reduceOnly || order.spec.parentId != OrderSpec.NO_ORDER) {
            order.saw(0, 0, 0);
            return order.approved();
        }
        order.require(DenialCode.REDUCE_ONLY, context.addedQuantity, context.whatIf.closableByStrategy(), 0);
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                ReduceOnlyCheck.class,
                "Reduce-only",
                "Denies an order marked as reducing that is larger than what is left to reduce of the strategy's position.",
                List.of("SEC 15c3-5(c)(1)(ii)"),
                List.of(),
                List.of(DenialCode.REDUCE_ONLY));
    }
}
