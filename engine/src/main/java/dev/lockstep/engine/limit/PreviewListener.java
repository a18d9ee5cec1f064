package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.ring.Verdict;

/** Hears, beside each decision of a run, what the same controls say under changed limits; on the thread of the stages, and both verdicts are valid during the call. */
public interface PreviewListener {
    /**
     * Central risk has judged an order.
     *
     * @param action new, or the replace of one
     * @param ofRun what was decided in the run
     * @param changed what would have been decided
     * @param quantity that the order would have had, scaled by 10^8
     */
    void judged(OrderAction action, long orderId, Verdict ofRun, Verdict changed, long quantity);

    /**
     * The gate was asked about an order. About one that central risk denied in the run it is asked as well, if that order would have gone out at once; {@code ofRun} then says why it was denied there.
     *
     * @param action new, or the replace of one
     * @param ofRun what was decided in the run
     * @param changed what would have been decided
     */
    void askedTheGate(OrderAction action, long orderId, Verdict ofRun, Verdict changed);
}
