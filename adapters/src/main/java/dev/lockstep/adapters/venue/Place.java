package dev.lockstep.adapters.venue;

/** Where an order stands. */
enum Place {
    /** Nowhere: on its way, taking, or ended. */
    NOWHERE,
    /** In the queue at its price. */
    RESTING,
    /** Waiting for its trigger. */
    UNTRIGGERED,
    /** Waiting for the session to open, or to close. */
    AUCTION
}
