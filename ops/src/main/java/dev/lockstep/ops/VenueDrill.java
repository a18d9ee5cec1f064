package dev.lockstep.ops;

/**
 * What a drill of the kill switch found at one venue. Times are nanoseconds since the kill.
 *
 * @param venue its name
 * @param found orders that were open there when the kill came, by its own count
 * @param ends how these have ended, by its reports
 * @param open orders that are open there now, by its own count
 * @param unconfirmed orders that the gateway's table does not know to have ended
 * @param byCore cancels that the core sent to it; for the latch, too, since the core hears of it
 * @param byLatch cancels that the latch sent to it, past the core
 * @param firstCancelAfterNs when the first cancel was sent; -1 if none was
 * @param confirmedAfterNs when nothing was open there any more; -1 if something is
 */
public record VenueDrill(
        String venue,
        int found,
        OrderEnds ends,
        int open,
        int unconfirmed,
        CancelCount byCore,
        CancelCount byLatch,
        long firstCancelAfterNs,
        long confirmedAfterNs) {
    /** Whether nothing is open there, and this is known here. */
    public boolean isConfirmed() {
        return confirmedAfterNs >= 0 && unconfirmed == 0;
    }

    /** Orders found of whose end no report came. */
    public int unreported() {
        return found - ends.all();
    }

    VenueDrill with(final OrderEnds known) {
        return new VenueDrill(
                venue, found, known, open, unconfirmed, byCore, byLatch, firstCancelAfterNs, confirmedAfterNs);
    }
}
