package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.OrderShape;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.Bounds;
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
        final boolean trails =
                order.orderType == OrderType.TRAILING_STOP_MARKET || order.orderType == OrderType.TRAILING_STOP_LIMIT;
        final boolean waits = trails
                || switch (order.orderType) {
                    case STOP_MARKET, STOP_LIMIT, MARKET_IF_TOUCHED, LIMIT_IF_TOUCHED -> true;
                    default -> false;
                };
        final boolean mayBeWithout = !waits || (trails && spec.triggerPrice == 0);
        final long misfit = !mayBeWithout
                ? OrderShape.tickMisfit(context.terms, spec.triggerPrice)
                : spec.triggerPrice == 0 ? OrderShape.FITS : 0;
        if (misfit != OrderShape.FITS) {
            order.deny(DenialCode.BAD_TRIGGER, spec.triggerPrice, misfit);
        } else {
            checkOffsets(order, context, trails);
        }
    }

    private static void checkOffsets(final RiskDecision order, final RiskContext context, final boolean trails) {
        final OrderSpec spec = order.spec;
        final long misfit = trails
                ? OrderShape.offsetMisfit(context.terms, spec.offsetUnit, spec.trailingOffset)
                : spec.trailingOffset == 0 ? OrderShape.FITS : 0;
        final long mostBeyond = order.orderType == OrderType.TRAILING_STOP_LIMIT ? Bounds.MAX_PRICE : 0;
        if (misfit != OrderShape.FITS) {
            order.deny(DenialCode.BAD_TRIGGER, spec.trailingOffset, misfit);
        } else if (spec.limitOffset < 0 || spec.limitOffset > mostBeyond) {
            order.deny(DenialCode.BAD_TRIGGER, spec.limitOffset, spec.limitOffset < 0 ? 0 : mostBeyond);
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
