package dev.lockstep.ops;

/**
 * Cancels that one part of the engine sent to a venue.
 *
 * @param sent requests, repeated ones included
 * @param repeats requests that repeat one of its own
 */
public record CancelCount(long sent, long repeats) {
    /** None. */
    static final CancelCount NONE = new CancelCount(0, 0);
}
