package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.VenueOrderDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.ring.Slot;

/**
 * The orders of a venue's list: brings what is known of them to what the list says. One that is not known comes in as external: with this engine's id if it has one, otherwise under an id of its own. What can't be
 * an order is not believed, see {@link Bounds}.
 */
final class ListedOrders {
    /** The venue knows no id of ours. */
    private static final long UNSAID = 0;

    private final VenueOrderDecoder order = new VenueOrderDecoder();
    private final OrderLife life;
    private final SliceSender slices;
    private final PositionTally positions;
    private final VenueStates venues;
    private final InstrumentTable<InstrumentGate> instruments;
    private final long answerTimeoutNs;
    private long sequence;

    ListedOrders(
            final OrderLife life,
            final SliceSender slices,
            final PositionTally positions,
            final VenueStates venues,
            final InstrumentTable<InstrumentGate> instruments,
            final long answerTimeoutNs) {
        this.life = life;
        this.slices = slices;
        this.positions = positions;
        this.venues = venues;
        this.instruments = instruments;
        this.answerTimeoutNs = answerTimeoutNs;
    }

    /** An order that is open at its venue. */
    void onOrder(final Slot current) {
        sequence = current.sequence();
        current.decode(order);
        final InstrumentGate instrument = instruments.find(order.instrument());
        if (instrument == null) {
            life.anomalies.count(Anomaly.UNREADABLE);
        } else {
            onOrder(order, instrument);
        }
    }

    private void onOrder(final VenueOrderDecoder listed, final InstrumentGate instrument) {
        final long venueRef = VenueReports.venueRef(
                listed.buffer(), listed.offset() + VenueOrderDecoder.venueOrderIdEncodingOffset());
        final long ours = ours(listed);
        final Order known = ours != UNSAID ? life.orders.findAtVenue(ours) : life.orders.findByVenueRef(venueRef);
        if (!isReadable(listed, known)) {
            onUnreadable(known);
        } else if (known == null) {
            adopt(listed, instrument, venueRef);
        } else if (ours != UNSAID && known.isEarlierSlice(ours)) {
            // All of it was filled: either the list is older than that, or it works against our will.
            life.anomaly(known, Anomaly.LATE_END);
            life.cancelEarlierSlice(known, ours);
        } else if (known.isInTheCore()) {
            // No venue has seen it.
            life.anomaly(known, Anomaly.UNKNOWN_ORDER);
        } else if (known.isOpen()) {
            found(known, listed);
        } else if (known.slice != null && known.slice.isFilled(known.cumQuantity)) {
            // The list is older than the fills that we have: nothing works, and nothing more is to be shown.
            life.anomaly(known, Anomaly.LATE_END);
        } else {
            reopen(known, listed);
        }
    }

    /** The id of ours under which an order is listed. One that is yet to be given is of a life of this engine whose journal is gone: an order of this life will have it, so it says no more than none. */
    private long ours(final VenueOrderDecoder listed) {
        return listed.orderId() <= life.lastOrderId() ? listed.orderId() : UNSAID;
    }

    private boolean isReadable(final VenueOrderDecoder listed, final Order known) {
        return listed.orderId() >= 0
                && positions.hasAccount(listed.account())
                && Bounds.isQuantity(listed.quantity())
                && listed.cumQuantity() >= 0
                && listed.quantity() > listed.cumQuantity()
                && Bounds.isPrice(listed.price())
                && (known == null ? isNewReadable(listed) : hasRoom(known, listed));
    }

    private boolean isNewReadable(final VenueOrderDecoder listed) {
        return listed.side() != Side.NULL_VAL
                && listed.orderType() != OrderType.NULL_VAL
                && listed.timeInForce() != TimeInForce.NULL_VAL
                && life.working.hasRoom(
                        listed.instrument(),
                        listed.account(),
                        listed.side(),
                        listed.price(),
                        listed.quantity() - listed.cumQuantity(),
                        0);
    }

    private boolean hasRoom(final Order known, final VenueOrderDecoder listed) {
        return life.working.hasRoom(known, listed.price(), known.filledBefore() + listed.quantity());
    }

    /** Nothing is believed of it but that the venue lists it: an order of ours has not ended because of that, and the venue is asked again after a while. */
    private void onUnreadable(final Order known) {
        life.anomalies.count(Anomaly.UNREADABLE);
        if (known != null && known.isLive()) {
            known.listing.listedIn = venues.listing(known.venue);
            venues.asked(known.venue, life.nowNs() + answerTimeoutNs);
        }
    }

    /**
     * The venue lists an order that has ended as far as we know. The list may be older than the end, even if it began later; or the end was not true. Only a list that is asked for now can tell: until it comes, the order is
     * of unknown fate, with the terms that were listed.
     */
    private void reopen(final Order known, final VenueOrderDecoder listed) {
        life.anomalies.count(Anomaly.LATE_END);
        final Order reopened = life.reopen(known.id);
        reopened.listing.listedIn = venues.listing(reopened.venue);
        final long total = reopened.slice == null ? listed.quantity() : wholeOf(reopened, listed, false);
        take(reopened, listed, total, isNoNews(reopened, total));
        life.happen(reopened, OrderTrigger.LOSE, OrderEvent.FATE_UNKNOWN);
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
        return total == order.quantity || order.hasParent();
    }

    private static void take(
            final Order order, final VenueOrderDecoder listed, final long total, final boolean followsFamily) {
        order.replaced(listed.price(), total, followsFamily);
        order.venueCumQuantity = Math.max(order.cumQuantity, order.filledBefore() + listed.cumQuantity());
    }

    private void adopt(final VenueOrderDecoder listed, final InstrumentGate instrument, final long venueRef) {
        final long ours = ours(listed);
        final long id = ours != UNSAID ? ours : OrderIds.of(life.out.epoch(), sequence, 0);
        final Order order = life.orders.openFound(
                id,
                listed.account(),
                listed.instrument(),
                instrument.venue,
                listed.side(),
                ours != UNSAID ? 0 : venueRef);
        order.type = listed.orderType();
        order.timeInForce = listed.timeInForce();
        order.spec.type = order.type;
        order.spec.timeInForce = order.timeInForce;
        take(order, listed, listed.quantity(), false);
        // What was filled before it was found is part of the position that the venue lists.
        order.cumQuantity = listed.cumQuantity();
        order.listing.settledAt = life.out.input();
        order.listing.listedIn = venues.listing(order.venue);
        life.happen(order, OrderTrigger.FOUND, OrderEvent.ADOPTED);
    }
}
