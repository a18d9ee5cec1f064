package dev.lockstep.ops.orders;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderAction;

/**
 * An order, or the replace of one, of which a run and changed limits think differently.
 *
 * @param sequence of the input at which it was decided
 * @param timeNs engine time, nanoseconds since the epoch
 * @param action new or replace
 * @param orderId our order id
 * @param strategy name
 * @param instrument symbol
 * @param account index
 * @param instrumentIndex index
 * @param ofRun why it was denied in the run; NONE if it was not
 * @param changed why the changed limits would deny it; NONE if they would not
 * @param value what the denying control saw, in its unit: that of the changed limits if they deny, otherwise that of the run
 * @param limit what that control allows
 * @param isGateUnknown the changed limits of central risk let it pass, but the gate could not be asked about it
 */
public record TriedOrder(
        long sequence,
        long timeNs,
        OrderAction action,
        long orderId,
        String strategy,
        String instrument,
        int account,
        int instrumentIndex,
        DenialCode ofRun,
        DenialCode changed,
        long value,
        long limit,
        boolean isGateUnknown) {
    /** Only the changed limits deny it. */
    public boolean isNewlyDenied() {
        return ofRun == DenialCode.NONE && changed != DenialCode.NONE;
    }

    /** Only the run denied it. */
    public boolean isNewlyPassed() {
        return ofRun != DenialCode.NONE && changed == DenialCode.NONE;
    }

    /** Both deny it, for different reasons. */
    public boolean isDeniedOtherwise() {
        return ofRun != DenialCode.NONE && changed != DenialCode.NONE && ofRun != changed;
    }
}
