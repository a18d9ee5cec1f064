package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** What the execution stage knows of one order. Prices and quantities are scaled by 10^8. */
final class Order {
    /** Strategy of orders that no strategy of ours has asked for. */
    static final int NOBODY = -1;

    /** As it was asked for, its size as central risk set it. */
    final OrderSpec spec = new OrderSpec();
    /** What the venue is asked to do with it. */
    final VenueRequests requests = new VenueRequests();
    /** Where it stands with what the venue lists. */
    final VenueListing listing = new VenueListing();
    /** What it waits for in the core. */
    final Waiting waiting = new Waiting();
    /** How much of it its family lets live. */
    final Share share = new Share();
    /** How it goes out. */
    final SentAs sentAs = new SentAs();

    long id;
    int instrument;
    int strategy;
    int account;
    /** Index of the venue that trades the instrument. */
    int venue;

    Side side;
    OrderState state = OrderState.INITIALISED;
    /** What the venue is to do: differs from what was asked for once the core does the rest. */
    OrderType type;

    TimeInForce timeInForce;
    /** It is to be cancelled once the venue has it, which can't end it by itself. */
    boolean endsAtOnce;
    /** The venue has accepted it, or said something that implies it. */
    boolean acknowledged;
    /** The venue has said that its stop was triggered. */
    boolean triggered;

    long price;
    long triggerPrice;
    /** Total in force: what the venue has, or is to get when its time comes. */
    long quantity;

    long cumQuantity;
    /** Filled so far as the venue says; more than {@link #cumQuantity} while fills are missing. */
    long venueCumQuantity;
    /** How it ended at the venue, while fills are missing; otherwise NULL_VAL. */
    OrderState ending;

    /** First order of the group that it is linked with; {@link OrderSpec#NO_ORDER} without. */
    long groupId;
    /** It is central risk's own, such as one that flattens a position. */
    boolean ofRisk;

    /** What of it works at the venue, if it has gone out in slices; otherwise null. */
    Slice slice;

    /** Kept by {@link WorkingOrders}: places in heaps, and what of it is in sums. */
    int restingPlace = OrderHeap.NOWHERE;

    int reducingPlace = OrderHeap.NOWHERE;
    long countedWorst;
    long countedExpected;

    /** Neighbours in the queue of unanswered orders. */
    Order askedBefore;

    Order askedAfter;

    void open(final RiskDecision decision, final int atVenue) {
        start(decision.orderId, decision.strategy, decision.account);
        venue = atVenue;
        spec.copy(decision.spec);
        spec.quantity = decision.quantity;
        instrument = decision.instrument;
        side = decision.side;
        type = decision.orderType;
        timeInForce = decision.timeInForce;
        price = decision.price;
        triggerPrice = spec.triggerPrice;
        quantity = decision.quantity;
        share.open(decision);
        ofRisk = decision.isOwn();
    }

    /** An order that was found at the venue; its terms are to be filled in. */
    void openFound(
            final long orderId, final int ofAccount, final int ofInstrument, final int atVenue, final Side onSide) {
        start(orderId, NOBODY, ofAccount);
        venue = atVenue;
        spec.start(ofInstrument, onSide);
        instrument = ofInstrument;
        side = onSide;
        state = OrderState.SUBMITTED;
        triggerPrice = 0;
    }

    private void start(final long orderId, final int ofStrategy, final int ofAccount) {
        id = orderId;
        strategy = ofStrategy;
        account = ofAccount;
        state = OrderState.INITIALISED;
        endsAtOnce = false;
        acknowledged = false;
        triggered = false;
        cumQuantity = 0;
        venueCumQuantity = 0;
        ending = OrderState.NULL_VAL;
        groupId = OrderSpec.NO_ORDER;
        ofRisk = false;
        waiting.start();
        share.start();
        slice = null;
        requests.start();
        listing.start();
    }

    /** Becomes what another order is, which then knows nothing of its slices any more. */
    void take(final Order other) {
        start(other.id, other.strategy, other.account);
        spec.copy(other.spec);
        instrument = other.instrument;
        venue = other.venue;
        side = other.side;
        state = other.state;
        type = other.type;
        timeInForce = other.timeInForce;
        endsAtOnce = other.endsAtOnce;
        acknowledged = other.acknowledged;
        triggered = other.triggered;
        price = other.price;
        triggerPrice = other.triggerPrice;
        quantity = other.quantity;
        cumQuantity = other.cumQuantity;
        share.take(other.share);
        venueCumQuantity = other.venueCumQuantity;
        requests.take(other.requests);
        groupId = other.groupId;
        waiting.timeIsUp = other.waiting.timeIsUp;
        ofRisk = other.ofRisk;
        listing.take(other.listing);
        slice = other.slice;
        other.slice = null;
    }

    /** The state of a working order, which goes by what is on its way and what has been filled. One that has ended but for fills waits for these, whatever else comes late. */
    OrderState workingState() {
        if (isEnding()) {
            return OrderState.UNKNOWN;
        }
        if (isWhole()) {
            return OrderState.FILLED;
        }
        if (requests.isCancelling()) {
            return OrderState.PENDING_CANCEL;
        }
        if (requests.isReplacing()) {
            return OrderState.PENDING_REPLACE;
        }
        if (cumQuantity != 0) {
            return OrderState.PARTIALLY_FILLED;
        }
        if (!acknowledged) {
            return OrderState.SUBMITTED;
        }
        return triggered ? OrderState.TRIGGERED : OrderState.ACCEPTED;
    }

    /** Whether all of it has been filled, and nothing of it works. */
    boolean isWhole() {
        return !requests.isReplacing() && cumQuantity >= quantity && (slice == null || slice.isFilled(cumQuantity));
    }

    /** Whether more of it, or of what of it works, has been filled than was in force. */
    boolean isOverfilled() {
        return !requests.isReplacing() && (cumQuantity > quantity || (slice != null && cumQuantity > slice.end()));
    }

    /** Whether something that the venue was sent has not been answered. */
    boolean isUnanswered() {
        return switch (state) {
            case SUBMITTED, PENDING_REPLACE, PENDING_CANCEL -> true;
            case PARTIALLY_FILLED -> !acknowledged;
            default -> false;
        };
    }

    /** The id by which the venue knows what works of it. */
    long venueId() {
        return slice == null ? id : slice.id;
    }

    /** What was filled of it by other slices than the one that works; 0 if it works as a whole. */
    long filledBefore() {
        return slice == null ? 0 : slice.filledBefore;
    }

    /** Whether the venue speaks of a slice of it that has been filled, so that another one works. */
    boolean isEarlierSlice(final long venuesId) {
        return slice != null && slice.id != venuesId;
    }

    /** Whether what works of it is not the first slice. */
    boolean isInLaterSlice() {
        return slice != null && slice.id != id;
    }

    /** How much of it is shown next, of a total. */
    long nextSlice(final long total, final InstrumentTerms terms) {
        return Slice.size(total - cumQuantity, spec.displayQuantity, terms.minQuantity());
    }

    /** Other terms are in force: unless they follow its family, its total is what it may grow to from now on, or what was asked for with it. */
    void replaced(final long limit, final long total, final boolean followsFamily) {
        price = limit;
        quantity = total;
        if (!followsFamily) {
            share.allow(total);
            if (requests.isReplacing() && total == requests.quantity) {
                share.whole = requests.whole;
            }
        }
    }

    boolean isOpen() {
        return OrderTransitions.isOpen(state);
    }

    boolean isLive() {
        return OrderTransitions.isLive(state);
    }

    boolean isInTheCore() {
        return OrderTransitions.isInTheCore(state);
    }

    /** Whether it has ended at the venue but for fills that have not come. */
    boolean isEnding() {
        return ending != OrderState.NULL_VAL;
    }

    /** It ends as the venue has said, since what was missing of its fills has come, or will not come any more. */
    void end() {
        state = ending;
        ending = OrderState.NULL_VAL;
        requests.end();
    }

    /** What may still be filled of it as it was sent, at worst. */
    long worst() {
        if (!isOpen()) {
            return 0;
        }
        if (isEnding()) {
            return Math.max(0, venueCumQuantity - cumQuantity);
        }
        final long total = requests.isReplacing() ? Math.max(quantity, requests.quantity) : quantity;
        return Math.max(0, (slice == null ? total : Math.max(total, slice.end())) - cumQuantity);
    }

    /** What is to be reserved for it: that, and what its family wants of it now, or will, unless its parent's exposure stands for that. */
    long reservation() {
        final boolean mayGrow = isOpen() && !isEnding();
        return Math.max(worst(), mayGrow ? share.reserved(requests.askedWhole()) - cumQuantity : 0);
    }

    boolean hasParent() {
        return spec.parentId != OrderSpec.NO_ORDER;
    }

    void writeState(final StateSink sink) {
        sink.put("id", id);
        sink.put("instrument", instrument);
        sink.put("strategy", strategy);
        sink.put("account", account);
        sink.put("venue", venue);
        sink.put("side", side.value());
        sink.put("state", state.value());
        sink.put("type", type.value());
        sink.put("timeInForce", timeInForce.value());
        sink.put("endsAtOnce", endsAtOnce);
        sink.put("acknowledged", acknowledged);
        sink.put("triggered", triggered);
        sink.put("price", price);
        sink.put("triggerPrice", triggerPrice);
        sink.put("quantity", quantity);
        sink.put("cumQuantity", cumQuantity);
        sink.put("venueCumQuantity", venueCumQuantity);
        sink.put("ending", ending.value());
        requests.writeState(sink);
        sink.put("groupId", groupId);
        sink.put("ofRisk", ofRisk);
        share.writeState(sink);
        waiting.writeState(sink);
        listing.writeState(sink);
        spec.writeState(sink);
        sink.put("sliceId", slice == null ? 0 : slice.id);
        if (slice != null) {
            slice.writeState(sink);
        }
    }

    void readState(final StateSource source) {
        final long orderId = source.get("id");
        final int ofInstrument = source.getInt("instrument");
        start(orderId, source.getInt("strategy"), source.getInt("account"));
        venue = source.getInt("venue");
        instrument = ofInstrument;
        side = Side.get((short) source.get("side"));
        spec.start(instrument, side);
        state = OrderState.get((short) source.get("state"));
        type = OrderType.get((short) source.get("type"));
        timeInForce = TimeInForce.get((short) source.get("timeInForce"));
        endsAtOnce = source.getBoolean("endsAtOnce");
        acknowledged = source.getBoolean("acknowledged");
        triggered = source.getBoolean("triggered");
        price = source.get("price");
        triggerPrice = source.get("triggerPrice");
        quantity = source.get("quantity");
        cumQuantity = source.get("cumQuantity");
        venueCumQuantity = source.get("venueCumQuantity");
        ending = OrderState.get((short) source.get("ending"));
        requests.readState(source);
        groupId = source.get("groupId");
        ofRisk = source.getBoolean("ofRisk");
        share.readState(source);
        waiting.readState(source);
        listing.readState(source);
        spec.readState(source);
        final long sliceId = source.get("sliceId");
        if (sliceId != 0) {
            slice = new Slice();
            slice.readState(sliceId, source);
        }
    }
}
