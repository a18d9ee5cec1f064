package dev.lockstep.engine.risk;

import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.ControlTrace;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.ArrayList;
import java.util.List;

/** The controls of central risk in their order. They only look, so an order may be shown to them as often as one likes. */
final class RiskControls {
    /** Of {@link #pass}. */
    private static final int PLACES = 18;

    /** Cheapest and most decisive first; the first denial ends the walk. They keep nothing, so all stages share them: what stands in such a list the compiler takes for constant, so that it knows each control and need not look it up. */
    private static final List<RiskCheck> CHECKS = List.of(
            new TradingStateCheck(),
            new BookWholeCheck(),
            new OrderShapeCheck(),
            new LossLimitCheck(),
            new ReduceOnlyCheck(),
            new MaxOpenOrdersCheck(),
            new MaxInstrumentsCheck(),
            new MaxPositionCheck(),
            new MaxOrderNotionalCheck(),
            new MaxInstrumentNotionalCheck(),
            new MaxStrategyNotionalCheck(),
            new MaxAccountNotionalCheck(),
            new MaxGroupNotionalCheck(),
            new MaxGrossExposureCheck(),
            new MaxNetExposureCheck(),
            new MaxConcentrationCheck(),
            new BuyingPowerCheck(),
            new MarginCheck());

    /** Null unless somebody audits. */
    private ControlTrace trace;

    /** What the controls are, in their order. */
    List<ControlInfo> infos() {
        final List<ControlInfo> infos = new ArrayList<>();
        for (final RiskCheck check : CHECKS) {
            infos.add(check.info());
        }
        return infos;
    }

    /** Lets somebody hear of every control that looks at an order, or nobody again (null). */
    void trace(final ControlTrace auditor) {
        trace = auditor;
    }

    /** Shows them an order. */
    void look(final RiskDecision order, final RiskContext context) {
        if (trace != null) {
            lookAndTell(order, context);
            return;
        }
        if (pass(order, context)) {
            passRest(order, context);
        }
    }

    /** Each place is a call of its own, so that the compiler knows which control stands there and inlines it: a loop would make one call of all, and be twice as slow. Controls beyond these places work, too. */
    private static boolean pass(final RiskDecision order, final RiskContext context) {
        return CHECKS.get(0).check(order, context)
                && CHECKS.get(1).check(order, context)
                && CHECKS.get(2).check(order, context)
                && CHECKS.get(3).check(order, context)
                && CHECKS.get(4).check(order, context)
                && CHECKS.get(5).check(order, context)
                && CHECKS.get(6).check(order, context)
                && CHECKS.get(7).check(order, context)
                && CHECKS.get(8).check(order, context)
                && CHECKS.get(9).check(order, context)
                && CHECKS.get(10).check(order, context)
                && CHECKS.get(11).check(order, context)
                && CHECKS.get(12).check(order, context)
                && CHECKS.get(13).check(order, context)
                && CHECKS.get(14).check(order, context)
                && CHECKS.get(15).check(order, context)
                && CHECKS.get(16).check(order, context)
                && CHECKS.get(17).check(order, context);
    }

    private void passRest(final RiskDecision order, final RiskContext context) {
        for (int i = PLACES; i < CHECKS.size() && order.approved(); i++) {
            CHECKS.get(i).check(order, context);
        }
    }

    private void lookAndTell(final RiskDecision order, final RiskContext context) {
        for (int i = 0; i < CHECKS.size() && order.approved(); i++) {
            // One that has nothing to look at says nothing; what the one before said must not be taken for its word.
            order.saw(0, LimitRule.NONE, 0);
            if (CHECKS.get(i).check(order, context)) {
                CHECKS.get(i).explain(order, context);
            }
            tell(CHECKS.get(i).info(), order);
        }
    }

    /** Tells the auditor, if there is one, what a control has said of an order. */
    void tell(final ControlInfo control, final RiskDecision order) {
        if (trace != null) {
            trace.checked(
                    control,
                    order.action,
                    order.orderId,
                    order.denial,
                    order.seenValue,
                    order.seenLimit,
                    order.seenKey);
        }
    }
}
