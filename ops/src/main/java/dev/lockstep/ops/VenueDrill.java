package dev.lockstep.ops;

/**
 * What a drill of the kill switch found at one venue. Times are nanoseconds since the kill.
 *
 * @param venue its name
 * @param found orders that were open there, by its own count
 * @param open orders that are open there now, by its own count
 * @param unconfirmed orders that the gateway's table does not know to have ended
 * @param cancels requests sent to it, repeated ones included
 * @param repeats requests that repeat one
 * @param firstCancelAfterNs when the first request was sent; -1 if none was
 * @param confirmedAfterNs when nothing was open there any more; -1 if something is
 */
public record VenueDrill(
        String venue,
        int found,
        int open,
        int unconfirmed,
        long cancels,
        long repeats,
        long firstCancelAfterNs,
        long confirmedAfterNs) {
    private static final double PERCENT = 100;

    /** Part of the orders found that have ended for certain, percent: cancelled, or filled before the cancel came. */
    public double cancelledPercent() {
        return found == 0 ? PERCENT : PERCENT * Math.max(0, found - Math.max(open, unconfirmed)) / found;
    }

    /** Whether nothing is open there, and this is known here. */
    public boolean isConfirmed() {
        return confirmedAfterNs >= 0 && unconfirmed == 0;
    }
}
