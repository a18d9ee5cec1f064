package dev.lockstep.engine.execution;

/** What can happen to an order: requests of ours that passed, and what the venue or the gateway says. */
enum OrderTrigger {
    /** We send it. */
    SUBMIT,
    /** We ask to replace it. */
    ASK_REPLACE,
    /** We ask to cancel it. */
    ASK_CANCEL,
    /** The venue accepts it. */
    ACCEPT,
    /** The venue rejects it. */
    REJECT,
    /** A fill that leaves something. */
    FILL,
    /** A fill that leaves nothing. */
    FILL_WHOLE,
    /** The venue has cancelled it. */
    CANCEL,
    /** The venue lets it expire. */
    EXPIRE,
    /** The venue has replaced it. */
    REPLACE,
    /** The venue, or the gateway, refuses the replace. */
    REFUSE_REPLACE,
    /** The venue, or the gateway, refuses the cancel. */
    REFUSE_CANCEL,
    /** The gateway could not send it. */
    NOT_SENT
}
