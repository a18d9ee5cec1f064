package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.engine.ring.RiskDecision;

/** Quantity on the lot and at least the venue's minimum; limit above zero and on the tick; no price on a market order. */
final class OrderShapeCheck extends RiskCheck {
    @Override
    void check(final RiskDecision order, final RiskContext context) {
        final long lot = context.terms.quantityIncrement();
        if (order.quantity <= 0 || order.quantity % lot != 0) {
            order.deny(DenialCode.BAD_QUANTITY, order.quantity, lot);
        } else if (order.quantity < context.terms.minQuantity()) {
            order.deny(DenialCode.BAD_QUANTITY, order.quantity, context.terms.minQuantity());
        } else if (order.orderType == OrderType.MARKET) {
            if (order.price != 0) {
                order.deny(DenialCode.BAD_PRICE, order.price, 0);
            }
        } else if (order.price <= 0 || order.price % context.terms.priceIncrement() != 0) {
            order.deny(DenialCode.BAD_PRICE, order.price, context.terms.priceIncrement());
        }
    }
}
