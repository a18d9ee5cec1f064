package dev.lockstep.engine.risk;

import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.ControlTrace;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.ArrayList;
import java.util.List;

/** The controls of central risk in their order. They only look, so an order may be shown to them as often as one likes. */
final class RiskControls {
    private static final TradingStateCheck TRADING_STATE = new TradingStateCheck();
    private static final BookWholeCheck BOOK_WHOLE = new BookWholeCheck();
    private static final OrderShapeCheck ORDER_SHAPE = new OrderShapeCheck();
    private static final LossLimitCheck LOSS_LIMIT = new LossLimitCheck();
    private static final ReduceOnlyCheck REDUCE_ONLY = new ReduceOnlyCheck();
    private static final MaxOpenOrdersCheck MAX_OPEN_ORDERS = new MaxOpenOrdersCheck();
    private static final MaxInstrumentsCheck MAX_INSTRUMENTS = new MaxInstrumentsCheck();
    private static final MaxPositionCheck MAX_POSITION = new MaxPositionCheck();
    private static final MaxOrderNotionalCheck MAX_ORDER_NOTIONAL = new MaxOrderNotionalCheck();
    private static final MaxInstrumentNotionalCheck MAX_INSTRUMENT_NOTIONAL = new MaxInstrumentNotionalCheck();
    private static final MaxStrategyNotionalCheck MAX_STRATEGY_NOTIONAL = new MaxStrategyNotionalCheck();
    private static final MaxAccountNotionalCheck MAX_ACCOUNT_NOTIONAL = new MaxAccountNotionalCheck();
    private static final MaxGroupNotionalCheck MAX_GROUP_NOTIONAL = new MaxGroupNotionalCheck();
    private static final MaxGrossExposureCheck MAX_GROSS_EXPOSURE = new MaxGrossExposureCheck();
    private static final MaxNetExposureCheck MAX_NET_EXPOSURE = new MaxNetExposureCheck();
    private static final MaxConcentrationCheck MAX_CONCENTRATION = new MaxConcentrationCheck();
    private static final BuyingPowerCheck BUYING_POWER = new BuyingPowerCheck();
    private static final MarginCheck MARGIN = new MarginCheck();

    /** Cheapest and most decisive first; the first denial ends the walk. As in {@link #pass}. */
    private static final RiskCheck[] IN_ORDER = {
        TRADING_STATE,
        BOOK_WHOLE,
        ORDER_SHAPE,
        LOSS_LIMIT,
        REDUCE_ONLY,
        MAX_OPEN_ORDERS,
        MAX_INSTRUMENTS,
        MAX_POSITION,
        MAX_ORDER_NOTIONAL,
        MAX_INSTRUMENT_NOTIONAL,
        MAX_STRATEGY_NOTIONAL,
        MAX_ACCOUNT_NOTIONAL,
        MAX_GROUP_NOTIONAL,
        MAX_GROSS_EXPOSURE,
        MAX_NET_EXPOSURE,
        MAX_CONCENTRATION,
        BUYING_POWER,
        MARGIN,
    };

    /** Null unless somebody audits. */
    private ControlTrace trace;

    /** What the controls are, in their order. */
    List<ControlInfo> infos() {
        final List<ControlInfo> infos = new ArrayList<>();
        for (final RiskCheck check : IN_ORDER) {
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
        pass(order, context);
    }

    /** Each control by its name, so that the compiler knows whom it calls and inlines it: a walk along the list would make one call of all, and be twice as slow. */
    private static boolean pass(final RiskDecision order, final RiskContext context) {
        return TRADING_STATE.check(order, context)
                && BOOK_WHOLE.check(order, context)
                && ORDER_SHAPE.check(order, context)
                && LOSS_LIMIT.check(order, context)
                && REDUCE_ONLY.check(order, context)
                && MAX_OPEN_ORDERS.check(order, context)
                && MAX_INSTRUMENTS.check(order, context)
                && MAX_POSITION.check(order, context)
                && MAX_ORDER_NOTIONAL.check(order, context)
                && MAX_INSTRUMENT_NOTIONAL.check(order, context)
                && MAX_STRATEGY_NOTIONAL.check(order, context)
                && MAX_ACCOUNT_NOTIONAL.check(order, context)
                && MAX_GROUP_NOTIONAL.check(order, context)
                && MAX_GROSS_EXPOSURE.check(order, context)
                && MAX_NET_EXPOSURE.check(order, context)
                && MAX_CONCENTRATION.check(order, context)
                && BUYING_POWER.check(order, context)
                && MARGIN.check(order, context);
    }

    private void lookAndTell(final RiskDecision order, final RiskContext context) {
        for (int i = 0; i < IN_ORDER.length && order.approved(); i++) {
            // One that has nothing to look at says nothing; what the one before said must not be taken for its word.
            order.saw(0, LimitRule.NONE, 0);
            if (IN_ORDER[i].check(order, context)) {
                IN_ORDER[i].explain(order, context);
            }
            tell(IN_ORDER[i].info(), order);
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
