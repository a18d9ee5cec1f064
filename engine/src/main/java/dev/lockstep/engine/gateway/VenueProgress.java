package dev.lockstep.engine.gateway;

/**
 * How far a kill has come at one venue.
 *
 * @param venue its name
 * @param found orders that were found in the gateway's table
 * @param unconfirmed orders that may still be open
 * @param sending whether a message that was begun before the kill may still be going out
 * @param cancels requests sent, repeated ones included
 * @param repeats requests that repeat one
 * @param firstCancelNs when the first request was sent, nanoseconds since the epoch; 0 if none
 * @param confirmedNs when nothing was open any more, nanoseconds since the epoch; 0 if something is
 */
public record VenueProgress(
        String venue,
        int found,
        int unconfirmed,
        boolean sending,
        long cancels,
        long repeats,
        long firstCancelNs,
        long confirmedNs) {

    /** Whether nothing is open at the venue, and nothing will be until the latch is reset. */
    public boolean isConfirmed() {
        return confirmedNs != 0;
    }
}
