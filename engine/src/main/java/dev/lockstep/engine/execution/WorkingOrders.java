package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.portfolio.TradeValue;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.venue.VenueFlag;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;

/**
 * Keeps, by instrument, what the controls ask of all open orders at once, in step with each of them: which rest at which price, what they may still fill, and which are reduce-only. Whatever changes an
 * order ends in {@link #follow}, which compares what is counted of it with what it has become.
 */
final class WorkingOrders {
    private final OrderBlotter orders;
    private final InstrumentTable<InstrumentGate> instruments;
    private final List<VenueTerms> venues;

    WorkingOrders(
            final OrderBlotter orders,
            final InstrumentTable<InstrumentGate> instruments,
            final List<VenueTerms> venues) {
        this.orders = orders;
        this.instruments = instruments;
        this.venues = venues;
    }

    /** An order has changed, or ended. */
    void follow(final Order order) {
        final InstrumentGate instrument = instruments.get(order.instrument);
        final boolean live = order.isLive();
        final AccountOrders account = instrument.account(order.account);
        account.resting(order.side).put(order, live ? restingKey(order) : OrderHeap.NONE);
        final long worst = live ? order.worst() : 0;
        account.addOpen(order.side, worst - order.countedWorst);
        if (order.spec.reduceOnly && isWatchedHere(order)) {
            followReduceOnly(order, instrument.strategy(order.strategy).makeReduceOnly(order.side), live, worst);
        }
        order.countedWorst = worst;
    }

    /** As {@link #hasRoom(int, int, Side, long, long, long)}, of an order that is known and is to have other terms. */
    boolean hasRoom(final Order order, final long price, final long total) {
        final long left = Math.max(0, total - order.cumQuantity);
        return hasRoom(order.instrument, order.account, order.side, price, left, order.countedWorst);
    }

    /**
     * Whether a venue may have an order work with so much left, at a price, beside all others of its side: together they are not beyond {@link Bounds#MAX_HELD}, and at that price have a value that can be reckoned with.
     *
     * @param counted what is counted of the order itself
     */
    boolean hasRoom(
            final int ofInstrument,
            final int ofAccount,
            final Side side,
            final long price,
            final long left,
            final long counted) {
        final long open = instruments.get(ofInstrument).account(ofAccount).open(side) - counted + left;
        return open <= Bounds.MAX_HELD && (price == 0 || TradeValue.fits(instruments.terms(ofInstrument), price, open));
    }

    /** Whether the core sees to it that an order only reduces, since its venue does not. */
    boolean isWatchedHere(final Order order) {
        return !venues.get(order.venue).capabilities().supports(VenueFlag.REDUCE_ONLY);
    }

    private static void followReduceOnly(
            final Order order, final ReduceOnlyOrders all, final boolean live, final long worst) {
        final long expected = live ? expected(order) : 0;
        all.worst += worst - order.countedWorst;
        all.expected += expected - order.countedExpected;
        order.countedExpected = expected;
        final boolean changeable = expected != 0 && !order.requests.isReplacing();
        all.changeable.put(order, changeable ? -order.id : OrderHeap.NONE);
    }

    /** What may still be filled once the change that is on its way is done. */
    private static long expected(final Order order) {
        if (order.requests.isCancelling() || order.isEnding()) {
            return 0;
        }
        final long total = order.requests.isReplacing() ? order.requests.quantity : order.quantity;
        return Math.max(0, total - order.cumQuantity);
    }

    /** The best price that a live order may have, as a key of its side; {@link OrderHeap#NONE} if it rests at none. */
    private static long restingKey(final Order order) {
        final boolean rests =
                order.type == OrderType.LIMIT || order.type == OrderType.MARKET_TO_LIMIT || order.triggered;
        if (!rests || order.price == 0 || order.isEnding()) {
            return OrderHeap.NONE;
        }
        final boolean isBuy = order.side == Side.BUY;
        final long key = isBuy ? -order.price : order.price;
        if (!order.requests.isReplacing()) {
            return key;
        }
        return Math.min(key, isBuy ? -order.requests.price : order.requests.price);
    }

    /** Takes in the orders of a restored state. */
    void rearm() {
        orders.sort();
        for (int i = 0; i < orders.size(); i++) {
            follow(orders.inOrder(i));
        }
    }
}
