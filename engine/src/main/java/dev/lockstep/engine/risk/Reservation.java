package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * Exposure held for one order, from approval until the order's end. The execution stage says how much; what was approved, or what its family has come to want of it, since that word was given is held besides. What the
 * portfolio counts of it may be less: what other orders of its group stand for ({@link LinkedReservations}).
 */
final class Reservation {
    private static final long UNLIMITED = Long.MAX_VALUE;

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
    /** Its parent, or {@link OrderSpec#NO_ORDER}. */
    long parentId;
    /** The parent's exposure stands for what it may grow to. */
    boolean isCovered;
    /** First order of the group that it is linked with, or {@link OrderSpec#NO_ORDER}. */
    long groupId;
    /** It works only while none of those of its group before it does. */
    boolean isAlternative;

    private final ApprovedReplaces asked = new ApprovedReplaces();
    private long working;
    /** Total that it may have once it has come to life, beside what was taken off it, and what was; as the execution stage will know them. Scaled by 10^8. */
    private long whole;

    private long takenOff;
    private long parentFilled;
    /** Total that its family has come to want of it at {@link #wantedAt}; 0 if the execution stage's word counts it. */
    private long wanted;

    private long wantedAt;
    /** The last input at which its family changed it, so that not every word on it answers a replace. */
    private long familyAt;
    /** What the portfolio counts of it, and at which limit. */
    private long counted;

    private long countedPrice;

    void open(final RiskDecision order) {
        start(order.orderId, order.account, order.strategy, order.instrument, order.side);
        orderType = order.orderType;
        timeInForce = order.timeInForce;
        reduceOnly = order.spec.reduceOnly;
        parentId = order.spec.parentId;
        price = order.price;
        quantity = order.quantity;
        whole = order.quantity;
        working = order.quantity;
    }

    /** An order that came in otherwise than through this stage. */
    void open(final OrderUpdateDecoder update) {
        start(update.orderId(), update.account(), update.strategy(), update.instrument(), update.side());
        orderType = update.orderType();
        timeInForce = update.timeInForce();
        reduceOnly = update.reduceOnly() != 0;
        quantity = update.quantity();
        whole = update.quantity();
        cumQuantity = update.cumQuantity();
    }

    private void start(
            final long id, final int ofAccount, final int ofStrategy, final int ofInstrument, final Side onSide) {
        orderId = id;
        account = ofAccount;
        strategy = ofStrategy;
        instrument = ofInstrument;
        side = onSide;
        price = 0;
        cumQuantity = 0;
        parentId = OrderSpec.NO_ORDER;
        isCovered = false;
        groupId = OrderSpec.NO_ORDER;
        isAlternative = false;
        asked.clear();
        working = 0;
        takenOff = 0;
        parentFilled = UNLIMITED;
        wanted = 0;
        wantedAt = 0;
        familyAt = 0;
        counted = 0;
        countedPrice = 0;
    }

    /** The exposure of its parent, which has filled so much, stands for what it may grow to. */
    void coverBy(final Reservation parent) {
        isCovered = true;
        parentFilled = parent.cumQuantity;
        working = living(quantity);
    }

    /** How much of a total its parent lets live. */
    private long living(final long total) {
        return Math.max(0, Math.min(total, parentFilled - Math.min(takenOff, parentFilled)));
    }

    /** The group that it is in, or would be the first order of. */
    long ownGroup() {
        return groupId == OrderSpec.NO_ORDER ? orderId : groupId;
    }

    /** Whether a new order is of the same account, strategy, instrument and side, and may do the same. */
    boolean isLike(final RiskDecision order) {
        return account == order.account
                && strategy == order.strategy
                && instrument == order.instrument
                && side == order.side
                && reduceOnly == order.spec.reduceOnly;
    }

    /** As {@link #isLike(RiskDecision)}, of another order. */
    boolean isLike(final Reservation other) {
        return account == other.account
                && strategy == other.strategy
                && instrument == other.instrument
                && side == other.side
                && reduceOnly == other.reduceOnly;
    }

    /** Quantity held, scaled by 10^8. */
    long held() {
        return Math.max(working, Math.max(asked.total(), wanted) - cumQuantity);
    }

    /** Quantity held if a replace to the given total were approved, scaled by 10^8. */
    long heldWith(final long totalQuantity) {
        return Math.max(held(), living(totalQuantity) - cumQuantity);
    }

    /** The limit that what is held may have to be paid at, scaled by 10^8; 0 without. */
    long heldPrice() {
        return price == 0 ? 0 : Math.max(price, asked.price());
    }

    /** Quantity that the portfolio counts, scaled by 10^8. */
    long counted() {
        return counted;
    }

    /** The limit at which it does. */
    long countedPrice() {
        return countedPrice;
    }

    /** Lets the portfolio count another quantity at another limit. */
    void count(final Portfolio portfolio, final long part, final long limit) {
        portfolio.reserve(account, strategy, instrument, side, reduceOnly, countedPrice, counted, limit, part);
        counted = part;
        countedPrice = limit;
    }

    /** A replace to the given total quantity and limit was approved at an input. */
    void replaceAsked(final long totalQuantity, final long limit, final long input) {
        asked.add(living(totalQuantity), limit, input, familyAt);
        // A smaller total may be refused.
        whole = Math.max(whole, totalQuantity + takenOff);
    }

    /**
     * The execution stage says how much may still be filled, and what is in force.
     *
     * @param refusesApproved whether the update says that we denied a replace that this stage had approved
     * @param replacesHere whether it says that an order was replaced in the core
     */
    void update(final OrderUpdateDecoder update, final boolean refusesApproved, final boolean replacesHere) {
        working = update.reservationQuantity();
        cumQuantity = update.cumQuantity();
        price = update.price();
        quantity = update.quantity();
        final long cause = OrderIds.input((int) update.causeEpoch(), update.causeSequence());
        asked.onUpdate(update, cause, refusesApproved, replacesHere);
        if (cause >= wantedAt) {
            wanted = 0;
        }
    }

    /** Its parent has filled so much: it lives with as much of it, before the execution stage has said so. All of one that is not covered is held already. */
    void parentFilled(final long parentCumQuantity, final long input) {
        familyAt = input;
        if (isCovered) {
            parentFilled = parentCumQuantity;
            want(input);
        }
    }

    /** Its parent has ended: it may be told that it grows no more. */
    void parentEnded(final long input) {
        familyAt = input;
    }

    /**
     * A linked order was filled.
     *
     * @param isInTheCore whether the order itself is, so that it is smaller at once
     */
    void takeOff(final long filled, final boolean isInTheCore, final long input) {
        takenOff += filled;
        familyAt = input;
        if (isInTheCore) {
            working = Math.max(0, working - filled);
            wanted = Math.max(0, wanted - filled);
            asked.takeOff(filled);
        }
    }

    /** A linked order was filled of which one only is to be; this one has ended in the core. */
    void cancelled() {
        working = 0;
        wanted = 0;
        asked.clear();
    }

    /** A fill of a linked order was taken back: what was taken off for it may be filled again, before the execution stage has said so. */
    void giveBack(final long filled, final long input) {
        if (takenOff != 0) {
            takenOff = Math.max(0, takenOff - filled);
            want(input);
        }
    }

    private void want(final long input) {
        wanted = Math.max(wanted, Math.min(whole, parentFilled) - takenOff);
        wantedAt = input;
        familyAt = input;
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
        sink.put("cumQuantity", cumQuantity);
        sink.put("reservedParent", parentId);
        sink.put("covered", isCovered);
        sink.put("groupId", groupId);
        sink.put("alternative", isAlternative);
        asked.writeState(sink);
        sink.put("working", working);
        sink.put("whole", whole);
        sink.put("takenOff", takenOff);
        sink.put("parentFilled", parentFilled);
        sink.put("wanted", wanted);
        sink.put("wantedAt", wantedAt);
        sink.put("familyAt", familyAt);
        sink.put("counted", counted);
        sink.put("countedPrice", countedPrice);
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
        cumQuantity = source.get("cumQuantity");
        parentId = source.get("reservedParent");
        isCovered = source.getBoolean("covered");
        groupId = source.get("groupId");
        isAlternative = source.getBoolean("alternative");
        asked.readState(source);
        working = source.get("working");
        whole = source.get("whole");
        takenOff = source.get("takenOff");
        parentFilled = source.get("parentFilled");
        wanted = source.get("wanted");
        wantedAt = source.get("wantedAt");
        familyAt = source.get("familyAt");
        counted = source.get("counted");
        countedPrice = source.get("countedPrice");
    }
}
