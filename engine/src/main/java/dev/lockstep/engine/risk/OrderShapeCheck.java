package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.instrument.OrderShape;
import dev.lockstep.engine.ring.RiskDecision;

/** Quantity on the lot and at least the venue's minimum; limit above zero and on the tick; no price on an order without a limit. */
final class OrderShapeCheck extends RiskCheck {
    @Override
    void check(final RiskDecision order, final RiskContext context) {
        final long quantity = OrderShape.quantityMisfit(context.terms, order.quantity);
        if (quantity != OrderShape.FITS) {
            order.deny(DenialCode.BAD_QUANTITY, order.quantity, quantity);
            return;
        }
        final long price = OrderShape.priceMisfit(context.terms, order.orderType, order.price);
        if (price != OrderShape.FITS) {
            order.deny(DenialCode.BAD_PRICE, order.price, price);
        }
    }
}
