package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.ReconciliationDecoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.VenuePositionDecoder;
import dev.lockstep.codecs.sbe.VenueSessionDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.ring.Limits;
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
    private final VenuePositionDecoder position = new VenuePositionDecoder();
    private final OrderScope scope = new OrderScope();
    private final OrderLife life;
    private final Fills fills;
    private final ListedOrders listed;
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
        listed = new ListedOrders(life, slices, positions, venues, instruments, answerTimeoutNs);
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
            life.back.goOn(ContinuationKind.VENUE_DOWN, at(session.venue()), 0, 0, life.lastOrderId());
        }
        venues.down(session.venue(), isDown, slot.timeNs());
    }

    /** One step through the orders of a venue that went down; those that came after that go out once it is up again, if at all. */
    void lose(final int venue, final long cursor, final long lastOrderId) {
        final OrderBlotter orders = life.orders;
        final int count = orders.sort();
        int lost = 0;
        for (int i = orders.after(cursor); i < count; i++) {
            final Order order = orders.inOrder(i);
            if (order.id > lastOrderId) {
                return;
            }
            if (order.venue == venue && order.isLive() && order.state != OrderState.UNKNOWN) {
                life.happen(order, OrderTrigger.LOSE, OrderEvent.FATE_UNKNOWN);
                if (++lost == Limits.ORDERS_PER_STEP) {
                    life.back.goOn(ContinuationKind.VENUE_DOWN, at(venue), order.id, 0, lastOrderId);
                    return;
                }
            }
        }
    }

    /** Something at a venue is unknown: it is asked, unless that has been done. */
    void onLost(final int venue) {
        if (!venues.isAsked(venue)) {
            ask(venue);
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
            venues.beginListing(venue, life.out.input(), slot.timeNs());
        } else {
            venues.endListing(venue);
            resolve(venue, 0, venues.listing(venue));
        }
    }

    /** One step through the orders that should stand in a list that has ended. Once another has begun, what is missing is for the end of that one to say. */
    void resolve(final int venue, final long cursor, final long listing) {
        if (listing != venues.listing(venue)) {
            return;
        }
        final OrderBlotter orders = life.orders;
        final int count = orders.sort();
        int resolved = 0;
        for (int i = orders.after(cursor); i < count; i++) {
            final Order order = orders.inOrder(i);
            if (order.venue == venue && isMissing(order)) {
                resolveMissing(order);
                if (++resolved == Limits.ORDERS_PER_STEP) {
                    life.back.goOn(ContinuationKind.RECONCILE, at(venue), order.id, listing);
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
        listed.onOrder(current);
    }

    /** A position as the venue keeps it. */
    void onPosition(final Slot current) {
        begin(current);
        current.decode(position);
        onPosition(position);
    }

    private void onPosition(final VenuePositionDecoder listed) {
        if (instruments.find(listed.instrument()) == null
                || !positions.hasAccount(listed.account())
                || !Bounds.isPosition(listed.quantity())) {
            life.anomalies.count(Anomaly.UNREADABLE);
            return;
        }
        final long difference = listed.quantity() - positions.ofAccount(listed.account(), listed.instrument());
        if (difference != 0
                && !fills.strays.bookDifference(
                        listed.account(), listed.instrument(), difference, listed.averagePrice())) {
            life.anomalies.count(Anomaly.UNREADABLE);
        }
    }

    private OrderScope at(final int venue) {
        return scope.set(OrderScope.ANY, OrderScope.ANY, OrderScope.ANY, venue);
    }
}
