package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.Verdict;

/** One message as the gate sees it: a new order, or a replace, with what would then be in force; one reused object. */
final class GateOrder extends Verdict {
    Order order;
    /** Those that hold for the order. */
    EffectiveLimits limits;
    /** What the reference price was before, where it is not the instrument's own history that counts; otherwise null. */
    ReferenceHistory otherHistory;

    boolean isReplace;
    Side side;
    OrderType type;
    TimeInForce timeInForce;
    /** Limit, scaled by 10^8; 0 without. */
    long price;
    /** Total, scaled by 10^8; a control may make it smaller. */
    long quantity;
    /** Scaled by 10^8; 0 without. */
    long triggerPrice;
    /** Engine time, nanoseconds. */
    long nowNs;

    /** Own orders that it would trade with, and that are to be cancelled first; the keys are of no interest here. */
    final Order[] met = new Order[Limits.SELF_MATCH_CANCELS];

    final long[] metKeys = new long[Limits.SELF_MATCH_CANCELS];
    int metCount;
    /** Orders that may still be cancelled for others on this event. */
    int cancelRoom;

    GateOrder set(
            final Order about,
            final EffectiveLimits inForce,
            final boolean replace,
            final long limit,
            final long total,
            final long trigger,
            final long atNs) {
        approve();
        order = about;
        limits = inForce;
        isReplace = replace;
        side = about.side;
        type = about.type;
        timeInForce = about.timeInForce;
        price = limit;
        quantity = total;
        triggerPrice = trigger;
        nowNs = atNs;
        metCount = 0;
        return this;
    }

    /** What the reference price was before. */
    ReferenceHistory references(final InstrumentGate instrument) {
        return otherHistory == null ? instrument.references : otherHistory;
    }

    /** Whether it waits at the venue for a price, and so does not trade at its limit yet. */
    boolean waitsAtVenue() {
        return PriceTriggers.waitsForPrice(type) && !order.triggered;
    }

    /** Notes what the control at work sees and what a limit of the tables allows, for denials and for an auditor. */
    void saw(final long value, final long limit, final LimitKind kind) {
        saw(value, limit, limits.key(kind));
    }

    /** The control has nothing to look at in this message. */
    void sawNothing() {
        saw(0, LimitRule.NONE, 0);
    }

    /** Denies because of what was seen. */
    void deny(final DenialCode code) {
        deny(code, seenValue, seenLimit, seenKey);
    }
}
