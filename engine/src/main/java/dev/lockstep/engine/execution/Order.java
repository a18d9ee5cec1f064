package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** What the execution stage knows of one order. Prices and quantities are scaled by 10^8. */
final class Order {
    /** As it was asked for. */
    final OrderSpec spec = new OrderSpec();

    long id;
    int instrument;
    int strategy;
    int account;
    Side side;
    OrderType type;
    TimeInForce timeInForce;
    OrderState state;
    /** The venue has accepted it, or said something that implies it. */
    boolean acknowledged;

    long price;
    long quantity;
    long cumQuantity;
    /** What the pending replace asks for; valid while {@link #replacePending}. */
    long askedPrice;

    long askedQuantity;
    boolean replacePending;

    void open(final RiskDecision decision) {
        spec.copy(decision.spec);
        id = decision.orderId;
        instrument = decision.instrument;
        strategy = decision.strategy;
        account = decision.account;
        side = decision.side;
        type = decision.orderType;
        timeInForce = decision.timeInForce;
        state = OrderState.INITIALISED;
        acknowledged = false;
        price = decision.price;
        quantity = decision.quantity;
        cumQuantity = 0;
        askedPrice = 0;
        askedQuantity = 0;
        replacePending = false;
    }

    void copy(final Order other) {
        spec.copy(other.spec);
        id = other.id;
        instrument = other.instrument;
        strategy = other.strategy;
        account = other.account;
        side = other.side;
        type = other.type;
        timeInForce = other.timeInForce;
        state = other.state;
        acknowledged = other.acknowledged;
        price = other.price;
        quantity = other.quantity;
        cumQuantity = other.cumQuantity;
        askedPrice = other.askedPrice;
        askedQuantity = other.askedQuantity;
        replacePending = other.replacePending;
    }

    /** The state of a working order after the answer to a request; the answer to an earlier one may still be missing. */
    OrderState workingState() {
        if (replacePending) {
            return OrderState.PENDING_REPLACE;
        }
        if (!acknowledged) {
            return OrderState.SUBMITTED;
        }
        return cumQuantity == 0 ? OrderState.ACCEPTED : OrderState.PARTIALLY_FILLED;
    }

    boolean isOpen() {
        return OrderTransitions.isOpen(state);
    }

    /** What may still be filled, at worst. */
    long reservation() {
        if (!isOpen()) {
            return 0;
        }
        final long total = replacePending ? Math.max(quantity, askedQuantity) : quantity;
        return Math.max(0, total - cumQuantity);
    }

    void askReplace(final long newPrice, final long newQuantity) {
        askedPrice = newPrice;
        askedQuantity = newQuantity;
        replacePending = true;
    }

    void writeState(final StateSink sink) {
        sink.put("id", id);
        sink.put("instrument", instrument);
        sink.put("strategy", strategy);
        sink.put("account", account);
        sink.put("side", side.value());
        sink.put("type", type.value());
        sink.put("timeInForce", timeInForce.value());
        sink.put("state", state.value());
        sink.put("acknowledged", acknowledged);
        sink.put("price", price);
        sink.put("quantity", quantity);
        sink.put("cumQuantity", cumQuantity);
        sink.put("replacePending", replacePending);
        sink.put("askedPrice", replacePending ? askedPrice : 0);
        sink.put("askedQuantity", replacePending ? askedQuantity : 0);
    }

    void readState(final StateSource source) {
        id = source.get("id");
        instrument = source.getInt("instrument");
        strategy = source.getInt("strategy");
        account = source.getInt("account");
        side = Side.get((short) source.get("side"));
        type = OrderType.get((short) source.get("type"));
        timeInForce = TimeInForce.get((short) source.get("timeInForce"));
        state = OrderState.get((short) source.get("state"));
        acknowledged = source.getBoolean("acknowledged");
        price = source.get("price");
        quantity = source.get("quantity");
        cumQuantity = source.get("cumQuantity");
        replacePending = source.getBoolean("replacePending");
        askedPrice = source.get("askedPrice");
        askedQuantity = source.get("askedQuantity");
    }
}
