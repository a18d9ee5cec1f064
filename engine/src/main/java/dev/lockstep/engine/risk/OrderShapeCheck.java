package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.OrderShape;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Quantity on the lot and at least the venue's minimum; prices above zero and on the tick where the type has them, and only there; what flags and times in force need. */
final class OrderShapeCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        final OrderSpec spec = order.spec;
        order.saw(order.quantity, context.terms.quantityIncrement(), 0);
        checkQuantity(order, context);
        if (order.approved()) {
            checkPrice(order, context);
        }
        if (order.approved() && order.action == OrderAction.NEW) {
            checkTrigger(order, context);
            if (order.approved() && spec.timeInForce == TimeInForce.GTD && spec.expireTimeNs <= context.nowNs) {
                order.deny(DenialCode.BAD_EXPIRY, spec.expireTimeNs, context.nowNs);
            }
            if (order.approved() && spec.displayQuantity != 0) {
                checkDisplay(order, context);
            }
        }
        return order.approved();
    }

    private static void checkQuantity(final RiskDecision order, final RiskContext context) {
        final long misfit = OrderShape.quantityMisfit(context.terms, order.quantity);
        if (misfit != OrderShape.FITS) {
            order.deny(DenialCode.BAD_QUANTITY, order.quantity, misfit);
        }
    }

    private static void checkPrice(final RiskDecision order, final RiskContext context) {
        final long misfit = OrderShape.priceMisfit(context.terms, order.orderType, order.price);
        if (misfit != OrderShape.FITS) {
            order.deny(DenialCode.BAD_PRICE, order.price, misfit);
        }
    }

    private static void checkTrigger(final RiskDecision order, final RiskContext context) {
        final OrderSpec spec = order.spec;
        final long tick = context.terms.priceIncrement();
        final boolean trails =
                order.orderType == OrderType.TRAILING_STOP_MARKET || order.orderType == OrderType.TRAILING_STOP_LIMIT;
        final boolean waits = trails
                || switch (order.orderType) {
                    case STOP_MARKET, STOP_LIMIT, MARKET_IF_TOUCHED, LIMIT_IF_TOUCHED -> true;
                    default -> false;
                };
        final boolean isOnTick = spec.triggerPrice > 0 && spec.triggerPrice % tick == 0;
        if (waits ? !isOnTick && !(trails && spec.triggerPrice == 0) : spec.triggerPrice != 0) {
            order.deny(DenialCode.BAD_TRIGGER, spec.triggerPrice, waits ? tick : 0);
        } else if (trails ? spec.trailingOffset <= 0 : spec.trailingOffset != 0) {
            order.deny(DenialCode.BAD_TRIGGER, spec.trailingOffset, trails ? 1 : 0);
        } else if (spec.limitOffset < 0
                || (spec.limitOffset != 0 && order.orderType != OrderType.TRAILING_STOP_LIMIT)) {
            order.deny(DenialCode.BAD_TRIGGER, spec.limitOffset, 0);
        }
    }

    private static void checkDisplay(final RiskDecision order, final RiskContext context) {
        final long shown = order.spec.displayQuantity;
        if (shown < 0 || shown > order.quantity || shown % context.terms.quantityIncrement() != 0) {
            order.deny(DenialCode.BAD_DISPLAY_QUANTITY, shown, order.quantity);
        }
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                OrderShapeCheck.class,
                "Shape",
                "Denies an order that makes no sense: off the lot or the tick, below the minimum, without the price or trigger that its type needs or with one that it must not have.",
                List.of("RTS 6 Art 15(1)(b)", "RTS 6 Art 15(1)(c)", "SEC 15c3-5(c)(1)(ii)"),
                List.of("instruments.*.lot", "instruments.*.tick", "instruments.*.minQuantity"),
                List.of(
                        DenialCode.BAD_QUANTITY,
                        DenialCode.BAD_PRICE,
                        DenialCode.BAD_TRIGGER,
                        DenialCode.BAD_EXPIRY,
                        DenialCode.BAD_DISPLAY_QUANTITY));
    }
}
