package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.Verdict;
import org.agrona.collections.Long2LongHashMap;

/** What central risk and the gate share while changed limits are tried on a run: who hears of it, and the sizes that orders would have had. For inline replays only: both stages use it. */
public final class ControlPreview {
    private static final long AS_IN_THE_RUN = Long.MIN_VALUE;

    private final Long2LongHashMap sizes = new Long2LongHashMap(AS_IN_THE_RUN);
    private final PreviewListener listener;

    /** A preview of which a listener hears. */
    public ControlPreview(final PreviewListener listener) {
        this.listener = listener;
    }

    /** Central risk has judged an order for the second time. */
    public void judged(final RiskDecision ofRun, final RiskDecision changed) {
        if (ofRun.action == OrderAction.NEW && ofRun.quantity != changed.quantity) {
            sizes.put(ofRun.orderId, changed.quantity);
        }
        listener.judged(ofRun.action, ofRun.orderId, ofRun, changed, changed.quantity);
    }

    /** The gate has looked at an order for the second time. */
    public void askedTheGate(final OrderAction action, final long orderId, final Verdict ofRun, final Verdict changed) {
        listener.askedTheGate(action, orderId, ofRun, changed);
    }

    /** The quantity of a new order under the changed sizing, scaled by 10^8. */
    public long quantity(final long orderId, final long inTheRun) {
        final long changed = sizes.get(orderId);
        return changed == AS_IN_THE_RUN ? inTheRun : changed;
    }
}
