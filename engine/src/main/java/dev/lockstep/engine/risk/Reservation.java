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
    /** Largest total quantity of the replaces that are on their way; 0 without one. */
    private long askedTotal;

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
        askedTotal = 0;
        replacesPending = 0;
    }

    /** Quantity held, scaled by 10^8. */
    long held() {
        return Math.max(working, askedTotal - cumQuantity);
    }

    /** A replace to the given total quantity was approved. */
    void replaceAsked(final long totalQuantity) {
        replacesPending++;
        askedTotal = Math.max(askedTotal, totalQuantity);
    }

    /** An order update says how much may still be filled, and whether it answers a replace. */
    void update(final long remaining, final long filledSoFar, final boolean answersReplace) {
        working = remaining;
        cumQuantity = filledSoFar;
        if (answersReplace && replacesPending > 0 && --replacesPending == 0) {
            askedTotal = 0;
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
        sink.put("askedTotal", askedTotal);
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
        askedTotal = source.get("askedTotal");
        replacesPending = source.getInt("replacesPending");
    }
}
