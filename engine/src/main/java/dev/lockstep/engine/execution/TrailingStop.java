package dev.lockstep.engine.execution;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.OrderShape;

/** How a trailing stop that the core keeps follows its price: at its distance, and never back. */
final class TrailingStop {
    private TrailingStop() {}

    /** Moves the trigger of an order after its price, if it is one that trails; says whether it moved. */
    static boolean follow(final Order order, final InstrumentGate market) {
        if (!PriceTriggers.isTrailing(order.spec.type)) {
            return false;
        }
        final long price = PriceTriggers.price(market, order.spec.triggerSource.value(), order.side);
        if (price == PriceTriggers.NO_PRICE) {
            return false;
        }
        final long distance = distance(order, price, market.terms.priceIncrement());
        final long trigger = order.side == Side.SELL ? price - distance : price + distance;
        final boolean isBetter = order.triggerPrice == 0 || (order.side == Side.SELL) == (trigger > order.triggerPrice);
        if (!isBetter || trigger == order.triggerPrice) {
            return false;
        }
        order.triggerPrice = trigger;
        return true;
    }

    /** Can't overflow: {@link OrderShape#offsetMisfit} has denied what could. */
    private static long distance(final Order order, final long price, final long priceIncrement) {
        final long offset = order.spec.trailingOffset;
        if (order.spec.offsetUnit == OffsetUnit.PRICE) {
            return offset;
        }
        return order.spec.offsetUnit == OffsetUnit.TICKS
                ? offset * priceIncrement
                : FixedPoint.multiplyDivide(Math.abs(price), offset, OrderShape.WHOLE_PRICE, Rounding.DOWN);
    }
}
