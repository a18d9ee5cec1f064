package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * Exposure held for one order, from approval until the order's end. While replaces are on their way, the largest of what stood and what was
 * asked for is held; when the last of them is answered, what the answers left.
 */
final class Reservation {
    long orderId;
    int instrument;
    int strategy;
    Side side;
    OrderType orderType;
    TimeInForce timeInForce;
    long cumQuantity;
    private long working;
    private long asked;
    private int replacesPending;

    void open(final RiskDecision order) {
        orderId = order.orderId;
        instrument = order.instrument;
        strategy = order.strategy;
        side = order.side;
        orderType = order.orderType;
        timeInForce = order.timeInForce;
        cumQuantity = 0;
        working = order.quantity;
        asked = 0;
        replacesPending = 0;
    }

    /** Quantity held, scaled by 10^8. */
    long held() {
        return Math.max(working, asked);
    }

    /** A replace to the given total quantity was approved. */
    void replaceAsked(final long totalQuantity) {
        replacesPending++;
        asked = Math.max(asked, totalQuantity - cumQuantity);
    }

    /** An order update says how much may still be filled, and whether it answers a replace. */
    void update(final long remaining, final long filledSoFar, final boolean answersReplace) {
        working = remaining;
        cumQuantity = filledSoFar;
        if (answersReplace && replacesPending > 0 && --replacesPending == 0) {
            asked = 0;
        }
    }

    void writeState(final StateSink sink) {
        sink.put("orderId", orderId);
        sink.put("instrument", instrument);
        sink.put("strategy", strategy);
        sink.put("side", side.value());
        sink.put("orderType", orderType.value());
        sink.put("timeInForce", timeInForce.value());
        sink.put("cumQuantity", cumQuantity);
        sink.put("working", working);
        sink.put("asked", asked);
        sink.put("replacesPending", replacesPending);
    }

    void readState(final StateSource source) {
        orderId = source.get("orderId");
        instrument = source.getInt("instrument");
        strategy = source.getInt("strategy");
        side = Side.get((short) source.get("side"));
        orderType = OrderType.get((short) source.get("orderType"));
        timeInForce = TimeInForce.get((short) source.get("timeInForce"));
        cumQuantity = source.get("cumQuantity");
        working = source.get("working");
        asked = source.get("asked");
        replacesPending = source.getInt("replacesPending");
    }
}
