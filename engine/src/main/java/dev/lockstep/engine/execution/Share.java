package dev.lockstep.engine.execution;

import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** How much of an order its family lets live. Quantities are scaled by 10^8. */
final class Share {
    private static final long UNLIMITED = Long.MAX_VALUE;

    /** Total that it may grow to with the fills of its parent; the same as the order's quantity without a parent. */
    long whole;
    /** What its parent has filled, as far as that has come along the ring; without a parent, no bound. */
    long parentFilled;
    /** What the fills of linked orders have taken off its total. */
    long takenOff;
    /** Its parent's exposure stands for what it may grow to. */
    boolean isCoveredByParent;

    /** Of an order without a family. */
    void start() {
        whole = 0;
        parentFilled = UNLIMITED;
        takenOff = 0;
        isCoveredByParent = false;
    }

    /** Of a new order, as central risk has approved it. */
    void open(final RiskDecision decision) {
        whole = decision.quantity;
        isCoveredByParent = decision.coveredByParent;
    }

    void take(final Share other) {
        whole = other.whole;
        parentFilled = other.parentFilled;
        takenOff = other.takenOff;
        isCoveredByParent = other.isCoveredByParent;
    }

    /** From now on it may grow to a total, beside what was taken off it. */
    void allow(final long total) {
        whole = wholeWith(total);
    }

    /** What {@link #whole} is for an order that may grow to a total, beside what was taken off it. */
    long wholeWith(final long total) {
        return total + takenOff;
    }

    /** The total that the order is to have now: what its parent's fills bring to life, less what linked orders have filled. */
    long wanted() {
        return wanted(whole);
    }

    private long wanted(final long most) {
        return Math.max(0, Math.min(most, parentFilled) - takenOff);
    }

    /** How much of a total lives now, if that is what the order may grow to from now on. */
    long living(final long total) {
        return parentFilled == UNLIMITED ? total : Math.max(0, Math.min(total, parentFilled - takenOff));
    }

    /**
     * The total that has to be reserved: what it may grow to, unless its parent's exposure stands for that; what its family wants now in any case.
     *
     * @param asked what it may grow to if a replace that is on its way is answered, as {@link #whole}; 0 if there is none
     */
    long reserved(final long asked) {
        final long most = Math.max(whole, asked);
        return isCoveredByParent ? wanted(most) : most - takenOff;
    }

    void writeState(final StateSink sink) {
        sink.put("wholeQuantity", whole);
        sink.put("parentFilled", parentFilled);
        sink.put("takenOff", takenOff);
        sink.put("coveredByParent", isCoveredByParent);
    }

    void readState(final StateSource source) {
        whole = source.get("wholeQuantity");
        parentFilled = source.get("parentFilled");
        takenOff = source.get("takenOff");
        isCoveredByParent = source.getBoolean("coveredByParent");
    }
}
