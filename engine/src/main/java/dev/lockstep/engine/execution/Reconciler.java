package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.ReconciliationDecoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.VenueOrderDecoder;
import dev.lockstep.codecs.sbe.VenuePositionDecoder;
import dev.lockstep.codecs.sbe.VenueSessionDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.Slot;

/**
 * Brings what is known of orders and positions to what a venue says, and asks it where nothing is known. An order whose fate is unknown keeps its exposure; only the venue's answer resolves it (I6):
 * a report, or a list in which it stands or is missing.
 *
 * <p>A list is BEGIN, the fills that may be missing, all open orders, all positions, END. An order that was acknowledged, or lost, before BEGIN and does not stand in the list has ended. One that was on its way when the list
 * was made may be missing from it for that reason, so it is left alone. An order that is not known comes in as external: with this engine's id if it has one, otherwise under an id of its own; and what a position has more than
 * the fills that were counted is booked as nobody's.
 */
final class Reconciler {
    private final VenueSessionDecoder session = new VenueSessionDecoder();
    private final ReconciliationDecoder phase = new ReconciliationDecoder();
    private final VenueOrderDecoder order = new VenueOrderDecoder();
    private final VenuePositionDecoder position = new VenuePositionDecoder();
    private final OrderScope scope = new OrderScope();
    private final OrderLife life;
    private final Fills fills;
    private final SliceSender slices;
    private final PositionTally positions;
    private final VenueStates venues;
    private final InstrumentTable<InstrumentGate> instruments;
    private final long answerTimeoutNs;
    private Slot slot;

    Reconciler(
            final OrderLife life,
            final Fills fills,
            final SliceSender slices,
            final PositionTally positions,
            final VenueStates venues,
            final InstrumentTable<InstrumentGate> instruments,
            final long answerTimeoutNs) {
        this.life = life;
        this.fills = fills;
        this.slices = slices;
        this.positions = positions;
        this.venues = venues;
        this.instruments = instruments;
        this.answerTimeoutNs = answerTimeoutNs;
    }

    private void begin(final Slot current) {
        slot = current;
    }

    /** The session with a venue came up or went down. What works there is of unknown fate from then on, until the venue says what became of it. */
    void onSession(final Slot current) {
        begin(current);
        current.decode(session);
        onSession(session);
    }

    private void onSession(final VenueSessionDecoder session) {
        if (!venues.isKnown(session.venue())) {
            life.anomalies.count(Anomaly.UNREADABLE);
            return;
        }
        final boolean isDown = session.state() == SessionState.DOWN;
        if (isDown && !venues.isDown(session.venue())) {
            life.back.goOn(ContinuationKind.VENUE_DOWN, at(session.venue()), 0, 0);
        }
        venues.down(session.venue(), isDown, slot.timeNs());
    }

    /** One step through the orders of a venue that went down. */
    void lose(final int venue, final long cursor) {
        final OrderBlotter orders = life.orders;
        final int count = orders.sort();
        int lost = 0;
        for (int i = orders.after(cursor); i < count; i++) {
            final Order order = orders.inOrder(i);
            if (order.venue == venue && order.isLive() && order.state != OrderState.UNKNOWN) {
                life.happen(order, OrderTrigger.LOSE, OrderEvent.FATE_UNKNOWN);
                if (++lost == Limits.ORDERS_PER_STEP) {
                    life.back.goOn(ContinuationKind.VENUE_DOWN, at(venue), order.id, 0);
                    return;
                }
            }
        }
    }

    /** The fate of an order is unknown: its venue is asked, unless that has been done. */
    void onLost(final Order order) {
        if (!venues.isAsked(order.venue)) {
            ask(order.venue);
        }
    }

    /** Asks a venue for a list; again after a while if none comes. */
    void ask(final int venue) {
        venues.asked(venue, life.nowNs() + answerTimeoutNs);
        if (!venues.isDown(venue)) {
            life.out.venueQuery(venue);
        }
    }

    /** A list begins or ends. */
    void onPhase(final Slot current) {
        begin(current);
        current.decode(phase);
        onPhase(phase);
    }

    private void onPhase(final ReconciliationDecoder message) {
        final int venue = message.venue();
        if (!venues.isKnown(venue)) {
            life.anomalies.count(Anomaly.UNREADABLE);
        } else if (message.phase() == ReconciliationPhase.BEGIN) {
            venues.beginListing(venue, slot.sequence(), slot.timeNs());
        } else {
            venues.endListing(venue);
            resolve(venue, 0);
        }
    }

    /** One step through the orders that should stand in a list that has ended. */
    void resolve(final int venue, final long cursor) {
        final OrderBlotter orders = life.orders;
        final int count = orders.sort();
        int resolved = 0;
        for (int i = orders.after(cursor); i < count; i++) {
            final Order order = orders.inOrder(i);
            if (order.venue == venue && isMissing(order)) {
                resolveMissing(order);
                if (++resolved == Limits.ORDERS_PER_STEP) {
                    life.back.goOn(ContinuationKind.RECONCILE, at(venue), order.id, 0);
                    return;
                }
            }
        }
    }

    private boolean isMissing(final Order order) {
        return order.isLive()
                && order.listing.isMissingFrom(venues.listing(order.venue), venues.listingSince(order.venue));
    }

    private void resolveMissing(final Order order) {
        if (order.isEnding()) {
            order.end();
            life.tell(order, OrderEvent.RESOLVED);
        } else {
            life.happen(order, OrderTrigger.GONE, OrderEvent.RESOLVED);
        }
    }

    /** An order that is open at its venue. */
    void onOrder(final Slot current) {
        begin(current);
        current.decode(order);
        onOrder(order);
    }

    private void onOrder(final VenueOrderDecoder listed) {
        final InstrumentGate instrument = instruments.find(listed.instrument());
        if (instrument == null || listed.account() < 0 || listed.quantity() <= listed.cumQuantity()) {
            life.anomalies.count(Anomaly.UNREADABLE);
            return;
        }
        final long venueRef = VenueReports.venueRef(
                listed.buffer(), listed.offset() + VenueOrderDecoder.venueOrderIdEncodingOffset());
        final Order known = listed.orderId() != 0
                ? life.orders.findAtVenue(listed.orderId())
                : life.orders.findByVenueRef(venueRef);
        if (known == null) {
            adopt(listed, instrument, venueRef);
        } else if (listed.orderId() != 0 && known.isEarlierSlice(listed.orderId())) {
            // All of it was filled: either the list is older than that, or it works against our will.
            life.anomaly(known, Anomaly.LATE_END);
            life.cancelEarlierSlice(known, listed.orderId());
        } else if (known.isInTheCore()) {
            // No venue has seen it.
            life.anomaly(known, Anomaly.UNKNOWN_ORDER);
        } else if (known.isOpen()) {
            found(known, listed);
        } else if (known.slice != null && known.slice.isFilled(known.cumQuantity)) {
            // The list is older than the fills that we have: nothing works, and nothing more is to be shown.
            life.anomaly(known, Anomaly.LATE_END);
        } else {
            life.anomalies.count(Anomaly.LATE_END);
            final Order reopened = life.orders.reopen(known.id);
            reopened.state = OrderState.UNKNOWN;
            found(reopened, listed);
        }
    }

    /** A request that the venue may not have seen when it made the list is still on its way, unless the list shows it done. */
    private void found(final Order order, final VenueOrderDecoder listed) {
        order.listing.listedIn = venues.listing(order.venue);
        final long asked = order.slice == null ? order.requests.quantity : order.slice.asked;
        final boolean isDone = listed.price() == order.requests.price && listed.quantity() == asked;
        final boolean isReplaced = isDone && order.requests.isReplacing();
        if (venues.knowsOf(order.venue, order.requests.sentNs, answerTimeoutNs)) {
            order.requests.forget();
        } else if (isDone) {
            order.requests.replace = VenueRequests.NONE;
        }
        final long total = order.slice == null ? listed.quantity() : wholeOf(order, listed, isReplaced);
        take(order, listed, total, isReplaced ? order.requests.followsFamily : isNoNews(order, total));
        if (order.venueCumQuantity > order.cumQuantity) {
            life.anomalies.count(Anomaly.FILLS_MISSING);
        }
        order.ending = OrderState.NULL_VAL;
        life.happen(order, OrderTrigger.FOUND, OrderEvent.RESOLVED);
        if (order.slice != null) {
            slices.goOn(order);
        }
    }

    /** The total of an order of which the venue lists a slice: of that, the list tells only whether a replace has come through. */
    private static long wholeOf(final Order order, final VenueOrderDecoder listed, final boolean isReplaced) {
        order.slice.quantity = listed.quantity();
        return isReplaced ? order.requests.quantity : order.quantity;
    }

    /** Whether a listed total says nothing of what an order may grow to: it is in force anyway, or what its parent has brought to life. */
    private static boolean isNoNews(final Order order, final long total) {
        return total == order.quantity || order.spec.parentId != OrderSpec.NO_ORDER;
    }

    private static void take(
            final Order order, final VenueOrderDecoder listed, final long total, final boolean followsFamily) {
        order.replaced(listed.price(), total, followsFamily);
        order.venueCumQuantity = Math.max(order.cumQuantity, order.filledBefore() + listed.cumQuantity());
    }

    private void adopt(final VenueOrderDecoder listed, final InstrumentGate instrument, final long venueRef) {
        final long id = listed.orderId() != 0 ? listed.orderId() : OrderIds.of(life.out.epoch(), slot.sequence(), 0);
        final Order order = life.orders.openFound(
                id,
                listed.account(),
                listed.instrument(),
                instrument.venue,
                listed.side(),
                listed.orderId() != 0 ? 0 : venueRef);
        order.type = listed.orderType();
        order.timeInForce = listed.timeInForce();
        order.spec.type = order.type;
        order.spec.timeInForce = order.timeInForce;
        take(order, listed, listed.quantity(), false);
        // What was filled before it was found is part of the position that the venue lists.
        order.cumQuantity = listed.cumQuantity();
        order.listing.settledAt = slot.sequence();
        order.listing.listedIn = venues.listing(order.venue);
        life.happen(order, OrderTrigger.FOUND, OrderEvent.ADOPTED);
    }

    /** A position as the venue keeps it. */
    void onPosition(final Slot current) {
        begin(current);
        current.decode(position);
        onPosition(position);
    }

    private void onPosition(final VenuePositionDecoder listed) {
        if (instruments.find(listed.instrument()) == null || listed.account() < 0) {
            life.anomalies.count(Anomaly.UNREADABLE);
            return;
        }
        final long difference = listed.quantity() - positions.ofAccount(listed.account(), listed.instrument());
        if (difference != 0) {
            fills.book(
                    0,
                    listed.account(),
                    Order.NOBODY,
                    listed.instrument(),
                    difference > 0 ? Side.BUY : Side.SELL,
                    listed.averagePrice(),
                    Math.abs(difference),
                    0);
        }
    }

    private OrderScope at(final int venue) {
        return scope.set(OrderScope.ANY, OrderScope.ANY, OrderScope.ANY, venue);
    }
}
