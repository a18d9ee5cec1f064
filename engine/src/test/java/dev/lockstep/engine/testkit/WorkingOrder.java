package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;

/** An order as a venue has it. Prices and quantities are scaled by 10^8. */
final class WorkingOrder {
    final long id;
    final int instrument;
    final int strategy;
    final Side side;
    final OrderType type;
    /** It stays when it is not filled at once. */
    final boolean rests;

    long price;
    long quantity;
    long filled;

    WorkingOrder(final NewOrderDecoder order) {
        id = order.orderId();
        instrument = order.instrument();
        strategy = order.strategy();
        side = order.side();
        type = order.orderType();
        rests = order.timeInForce() == TimeInForce.GTC && type == OrderType.LIMIT;
        price = type == OrderType.MARKET ? Units.units(100) : order.price();
        quantity = order.quantity();
    }

    long left() {
        return quantity - filled;
    }
}
