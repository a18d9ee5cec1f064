package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * Exposure held for one order, from approval until the order's end. The execution stage says how much; what was approved since that word was given is held besides: the largest total of replaces that
 * it had not seen yet.
 */
final class Reservation {
    long orderId;
    int account;
    int strategy;
    int instrument;
    Side side;
    OrderType orderType;
    TimeInForce timeInForce;
    boolean reduceOnly;
    /** Limit in force, scaled by 10^8; 0 without. */
    long price;
    /** Total in force as far as is known, scaled by 10^8. */
    long quantity;

    long cumQuantity;
    /** Total that was approved last, scaled by 10^8: what a child may grow to. */
    private long approvedQuantity;

    private final long[] children = new long[Limits.FAMILY_ORDERS];
    private int childCount;
    private long working;
    /** Largest total of the replaces approved at {@link #askedAt}; 0 if the execution stage's word counts them. */
    private long askedTotal;

    /** Highest limit of the same replaces, scaled by 10^8. */
    private long askedPrice;

    private long askedAt;
    private int asked;

    void open(final RiskDecision order) {
        orderId = order.orderId;
        account = order.account;
        strategy = order.strategy;
        instrument = order.instrument;
        side = order.side;
        orderType = order.orderType;
        timeInForce = order.timeInForce;
        reduceOnly = order.spec.reduceOnly;
        price = order.price;
        quantity = order.quantity;
        approvedQuantity = order.quantity;
        cumQuantity = 0;
        childCount = 0;
        working = order.covered ? 0 : order.quantity;
        clearAsked();
    }

    /** An order that came in otherwise than through this stage. */
    void open(final OrderUpdateDecoder update) {
        orderId = update.orderId();
        account = update.account();
        strategy = update.strategy();
        instrument = update.instrument();
        side = update.side();
        orderType = update.orderType();
        timeInForce = update.timeInForce();
        reduceOnly = update.reduceOnly() != 0;
        price = 0;
        quantity = update.quantity();
        approvedQuantity = quantity;
        cumQuantity = update.cumQuantity();
        childCount = 0;
        working = 0;
        clearAsked();
    }

    /** Total that it may have once it has come to life, scaled by 10^8. */
    long wholeQuantity() {
        return Math.max(quantity, approvedQuantity);
    }

    /** Notes a child whose exposure this order's stands for. */
    void addChild(final long childId) {
        if (childCount < children.length) {
            children[childCount++] = childId;
        }
    }

    int childCount() {
        return childCount;
    }

    long child(final int i) {
        return children[i];
    }

    private void clearAsked() {
        askedTotal = 0;
        askedPrice = 0;
        askedAt = 0;
        asked = 0;
    }

    /** Quantity held, scaled by 10^8. */
    long held() {
        return Math.max(working, askedTotal - cumQuantity);
    }

    /** The limit that what is held may have to be paid at, scaled by 10^8; 0 without. */
    long heldPrice() {
        return price == 0 ? 0 : Math.max(price, askedPrice);
    }

    /** A replace to the given total quantity and limit was approved at an input. */
    void replaceAsked(final long totalQuantity, final long limit, final long sequence) {
        askedPrice = Math.max(askedPrice, limit);
        asked = sequence == askedAt ? asked + 1 : 1;
        askedAt = sequence;
        askedTotal = Math.max(askedTotal, totalQuantity);
        approvedQuantity = totalQuantity;
    }

    /**
     * The execution stage says how much may still be filled. What it said at a later input than that of the last replaces knows of them; at the same one, its refusals answer them one by one, and so does
     * what it replaces without asking a venue.
     *
     * @param answersApproved whether the update answers a replace that this stage had approved, if it comes of the same input
     */
    void update(final OrderUpdateDecoder update, final boolean answersApproved) {
        working = update.reservationQuantity();
        cumQuantity = update.cumQuantity();
        price = update.price();
        quantity = update.quantity();
        if (update.causeSequence() > askedAt || (answersApproved && --asked <= 0)) {
            clearAsked();
        }
    }

    /** Whether what the execution stage says covers all that was asked for. */
    boolean isWithin(final OrderUpdateDecoder update) {
        return update.reservationQuantity() >= askedTotal - update.cumQuantity() && update.price() >= askedPrice;
    }

    /** The parent has filled so much: the child lives with as much of it, before the execution stage has said so. */
    void parentFilled(final long parentCumQuantity) {
        working = Math.max(working, Math.min(approvedQuantity, parentCumQuantity) - cumQuantity);
    }

    void writeState(final StateSink sink) {
        sink.put("orderId", orderId);
        sink.put("account", account);
        sink.put("strategy", strategy);
        sink.put("instrument", instrument);
        sink.put("side", side.value());
        sink.put("orderType", orderType.value());
        sink.put("timeInForce", timeInForce.value());
        sink.put("reduceOnly", reduceOnly);
        sink.put("price", price);
        sink.put("reservedTotal", quantity);
        sink.put("approvedQuantity", approvedQuantity);
        sink.put("cumQuantity", cumQuantity);
        sink.put("working", working);
        sink.put("askedTotal", askedTotal);
        sink.put("askedPrice", askedPrice);
        sink.put("askedAt", askedAt);
        sink.put("asked", asked);
        sink.section("children", childCount);
        for (int i = 0; i < childCount; i++) {
            sink.put("child", children[i]);
        }
    }

    void readState(final StateSource source) {
        orderId = source.get("orderId");
        account = source.getInt("account");
        strategy = source.getInt("strategy");
        instrument = source.getInt("instrument");
        side = Side.get((short) source.get("side"));
        orderType = OrderType.get((short) source.get("orderType"));
        timeInForce = TimeInForce.get((short) source.get("timeInForce"));
        reduceOnly = source.getBoolean("reduceOnly");
        price = source.get("price");
        quantity = source.get("reservedTotal");
        approvedQuantity = source.get("approvedQuantity");
        cumQuantity = source.get("cumQuantity");
        working = source.get("working");
        askedTotal = source.get("askedTotal");
        askedPrice = source.get("askedPrice");
        askedAt = source.get("askedAt");
        asked = source.getInt("asked");
        childCount = 0;
        for (long count = source.section("children"); count > 0; count--) {
            addChild(source.get("child"));
        }
    }
}
