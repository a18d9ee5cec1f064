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
    /** No request is on its way. */
    static final long NO_REQUEST = 0;
    /** Strategy of orders that no strategy of ours has asked for. */
    static final int NOBODY = -1;

    /** As it was asked for, its size as central risk set it. */
    final OrderSpec spec = new OrderSpec();

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
    /** Total that it may grow to with the fills of its parent; the same as {@link #quantity} without a parent. */
    long wholeQuantity;
    /** What the fills of linked orders have taken off its total. */
    long takenOff;
    /** Filled so far as the venue says; more than {@link #cumQuantity} while fills are missing. */
    long venueCumQuantity;
    /** How it ended at the venue, while fills are missing; otherwise NULL_VAL. */
    OrderState ending;

    /** Id of the replace that is on its way. */
    long replaceRequest;

    long askedPrice;
    long askedQuantity;
    long askedTrigger;
    /** What was asked for last was asked to follow the order's family, not by its strategy. */
    boolean followsFamily;
    /** Id of the last cancel that is on its way. */
    long cancelRequest;
    /** Requests that were on their way when it ended: refusing them is no surprise. */
    long lateReplace;

    long lateCancel;
    /** First order of the group that it is linked with; {@link OrderSpec#NO_ORDER} without. */
    long groupId;
    /** An earlier order's exposure stands for its own while it is in the core. */
    boolean covered;
    /** The session for which it was kept has come. */
    boolean sessionCame;
    /** Hash of the venue's id, of orders that only it names; 0 otherwise. */
    long venueRef;
    /** Input at which it was acknowledged or lost; 0 before. */
    long settledAt;
    /** Reconciliation, by number, that listed it last. */
    long listedIn;
    /** Engine time of the last request, nanoseconds. */
    long requestNs;
    /** As {@link #requestNs} while that is unanswered; 0 otherwise. */
    long askedNs;

    /** It is central risk's own, such as one that flattens a position. */
    boolean ofRisk;

    /** What the venue is told of its flags, set before it is sent: those that the venue lacks are the gate's to look after. */
    boolean tellsPostOnly;

    boolean tellsReduceOnly;
    /** As these: what it is told to show, 0 for all of it. */
    long tellsDisplay;
    /** As these: it goes out in slices, since the venue would show all of it. */
    boolean goesInSlices;
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
        wholeQuantity = decision.quantity;
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
        takenOff = 0;
        venueCumQuantity = 0;
        ending = OrderState.NULL_VAL;
        replaceRequest = NO_REQUEST;
        askedPrice = 0;
        askedQuantity = 0;
        askedTrigger = 0;
        followsFamily = false;
        cancelRequest = NO_REQUEST;
        lateReplace = NO_REQUEST;
        lateCancel = NO_REQUEST;
        groupId = OrderSpec.NO_ORDER;
        covered = false;
        ofRisk = false;
        sessionCame = false;
        venueRef = 0;
        settledAt = 0;
        listedIn = 0;
        requestNs = 0;
        askedNs = 0;
        slice = null;
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
        wholeQuantity = other.wholeQuantity;
        takenOff = other.takenOff;
        venueCumQuantity = other.venueCumQuantity;
        lateReplace = other.lateReplace;
        lateCancel = other.lateCancel;
        groupId = other.groupId;
        ofRisk = other.ofRisk;
        venueRef = other.venueRef;
        settledAt = other.settledAt;
        listedIn = other.listedIn;
        slice = other.slice;
        other.slice = null;
    }

    /** Requests that can't be answered any more are not on their way. */
    void forgetRequests() {
        replaceRequest = NO_REQUEST;
        cancelRequest = NO_REQUEST;
    }

    /** The state of a working order, which goes by what is on its way and what has been filled. */
    OrderState workingState() {
        if (isWhole()) {
            return OrderState.FILLED;
        }
        if (cancelRequest != NO_REQUEST) {
            return OrderState.PENDING_CANCEL;
        }
        if (replaceRequest != NO_REQUEST) {
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
        return replaceRequest == NO_REQUEST
                && cumQuantity >= quantity
                && (slice == null || slice.isFilled(cumQuantity));
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

    /** Other terms are in force: unless they follow its family, its total is what it may grow to from now on. */
    void replaced(final long limit, final long total) {
        price = limit;
        quantity = total;
        if (!followsFamily) {
            wholeQuantity = total + takenOff;
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

    /** What may still be filled, at worst. */
    long reservation() {
        if (!isOpen() || (covered && state == OrderState.EMULATED)) {
            return 0;
        }
        if (isEnding()) {
            return Math.max(0, venueCumQuantity - cumQuantity);
        }
        long total = replaceRequest != NO_REQUEST ? Math.max(quantity, askedQuantity) : quantity;
        if (slice != null) {
            total = Math.max(total, slice.end());
        }
        return Math.max(0, Math.max(total, uncoveredWhole()) - cumQuantity);
    }

    /** What it may grow to, unless its parent's exposure stands for that. */
    private long uncoveredWhole() {
        return covered ? 0 : wholeQuantity - takenOff;
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
        sink.put("wholeQuantity", wholeQuantity);
        sink.put("takenOff", takenOff);
        sink.put("venueCumQuantity", venueCumQuantity);
        sink.put("ending", ending.value());
        sink.put("replaceRequest", replaceRequest);
        sink.put("askedPrice", replaceRequest == NO_REQUEST ? 0 : askedPrice);
        sink.put("askedQuantity", replaceRequest == NO_REQUEST ? 0 : askedQuantity);
        sink.put("askedTrigger", replaceRequest == NO_REQUEST ? 0 : askedTrigger);
        sink.put("followsFamily", followsFamily);
        sink.put("cancelRequest", cancelRequest);
        sink.put("lateReplace", lateReplace);
        sink.put("lateCancel", lateCancel);
        sink.put("groupId", groupId);
        sink.put("covered", covered);
        sink.put("ofRisk", ofRisk);
        sink.put("sessionCame", sessionCame);
        sink.put("venueRef", venueRef);
        sink.put("settledAt", settledAt);
        sink.put("listedIn", listedIn);
        sink.put("requestNs", requestNs);
        sink.put("askedNs", askedNs);
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
        wholeQuantity = source.get("wholeQuantity");
        takenOff = source.get("takenOff");
        venueCumQuantity = source.get("venueCumQuantity");
        ending = OrderState.get((short) source.get("ending"));
        replaceRequest = source.get("replaceRequest");
        askedPrice = source.get("askedPrice");
        askedQuantity = source.get("askedQuantity");
        askedTrigger = source.get("askedTrigger");
        followsFamily = source.getBoolean("followsFamily");
        cancelRequest = source.get("cancelRequest");
        lateReplace = source.get("lateReplace");
        lateCancel = source.get("lateCancel");
        groupId = source.get("groupId");
        covered = source.getBoolean("covered");
        ofRisk = source.getBoolean("ofRisk");
        sessionCame = source.getBoolean("sessionCame");
        venueRef = source.get("venueRef");
        settledAt = source.get("settledAt");
        listedIn = source.get("listedIn");
        requestNs = source.get("requestNs");
        askedNs = source.get("askedNs");
        spec.readState(source);
        final long sliceId = source.get("sliceId");
        if (sliceId != 0) {
            slice = new Slice();
            slice.readState(sliceId, source);
        }
    }
}
