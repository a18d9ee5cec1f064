package dev.lockstep.engine.strategy;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.feature.FeatureHandle;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.OrderSpec;

/** What a strategy may ask and do during a callback, and only then. */
public interface StrategyContext {
    /** Quantity of an order whose size is left to central risk. */
    long UNSIZED = OrderSpec.UNSIZED;

    /** Engine time of the event, nanoseconds since the epoch, UTC. */
    long nowNs();

    /** Terms of an instrument. */
    InstrumentTerms terms(int instrument);

    /** Status of the instrument's book. */
    BookStatus bookStatus(int instrument);

    /** Best bid, scaled by 10^8; valid if {@link #hasBid}. */
    long bidPrice(int instrument);

    /** Size at the best bid, scaled by 10^8; 0 where sizes are unknown. */
    long bidQuantity(int instrument);

    /** Best ask, scaled by 10^8; valid if {@link #hasAsk}. */
    long askPrice(int instrument);

    /** Size at the best ask, scaled by 10^8; 0 where sizes are unknown. */
    long askQuantity(int instrument);

    /** Whether there is a bid. */
    boolean hasBid(int instrument);

    /** Whether there is an ask. */
    boolean hasAsk(int instrument);

    /** Last value of a declared feature; 0 before its first. */
    double feature(FeatureHandle handle, int instrument);

    /** Whether a declared feature has had a value. */
    boolean isReady(FeatureHandle handle, int instrument);

    /** This strategy's own position: what its fills add up to, scaled by 10^8, negative if short. */
    long position(int instrument);

    /**
     * Starts an order: a limit order, good till cancelled, until it says otherwise. It is one reused object, valid until the next call.
     *
     * @param instrument index
     */
    OrderSpec order(int instrument, Side side);

    /**
     * Asks for a new order. Central risk sizes it, checks it, and may deny it.
     *
     * @param order as {@link #order} gave it; its content is copied
     * @return the order's id, under which its updates come
     */
    long submit(OrderSpec order);

    /**
     * Asks for a new order of the plain kinds.
     *
     * @param type market or limit
     * @param price limit, scaled by 10^8; 0 for market orders
     * @param quantity scaled by 10^8, or {@link #UNSIZED}
     * @return the order's id, under which its updates come
     */
    default long submit(
            final int instrument,
            final Side side,
            final OrderType type,
            final TimeInForce timeInForce,
            final long price,
            final long quantity) {
        final OrderSpec order = order(instrument, side);
        order.type = type;
        order.price = price;
        return submit(order.timeInForce(timeInForce).quantity(quantity));
    }

    /**
     * Asks for another price and total quantity of one of its orders.
     *
     * @param price new limit, scaled by 10^8
     * @param quantity new total quantity, scaled by 10^8
     */
    default void replace(final long orderId, final long price, final long quantity) {
        replace(orderId, price, quantity, 0);
    }

    /**
     * Asks for another price, total quantity and trigger of one of its orders.
     *
     * @param price new limit, scaled by 10^8; 0 for orders without one
     * @param quantity new total quantity, scaled by 10^8
     * @param triggerPrice new trigger, scaled by 10^8; 0 leaves it where it is
     */
    void replace(long orderId, long price, long quantity, long triggerPrice);

    /** Asks to cancel what remains of one of its orders. Cancels always pass risk. */
    void cancel(long orderId);

    /**
     * Arms one of its timers, or moves an armed one. It fires at the first clock tick at or after the deadline; one armed for now fires at
     * the next tick.
     *
     * @param timerId its own name for the timer, from 0
     * @param deadlineNs engine time, nanoseconds
     */
    void schedule(int timerId, long deadlineNs);

    /** Disarms a timer; harmless if it is not armed. */
    void cancelTimer(int timerId);
}
