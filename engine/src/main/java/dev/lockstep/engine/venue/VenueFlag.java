package dev.lockstep.engine.venue;

/** What a venue may offer besides order types and times in force. */
public enum VenueFlag {
    /** Orders that must not take liquidity. */
    POST_ONLY,
    /** Orders that may only reduce the position which the venue keeps of the account. */
    REDUCE_ONLY,
    /** Orders of which the book shows a part. */
    DISPLAY_QUANTITY,
    /** Cancels what is open when the session is lost, if it was asked to: see {@link dev.lockstep.engine.port.OrderSession}. */
    CANCEL_ON_DISCONNECT
}
