package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;

/** What can happen to an order: what we do with it, and what the venue or the gateway says. */
enum OrderTrigger {
    /** It is kept in the core until its time comes. */
    EMULATE(Anomaly.NONE),
    /** Its time has come. */
    RELEASE(Anomaly.NONE),
    /** We send it. */
    SUBMIT(Anomaly.NONE),
    /** We send its next slice, all of the one before having been filled. */
    SHOW(Anomaly.NONE),
    /** The gate denies it. */
    DENY(Anomaly.NONE),
    /** We ask to replace it. */
    ASK_REPLACE(Anomaly.NONE),
    /** We ask to cancel it. */
    ASK_CANCEL(Anomaly.NONE),
    /** The venue accepts it. */
    ACCEPT(Anomaly.LATE_ACK),
    /** The venue rejects it. */
    REJECT(Anomaly.LATE_REJECT),
    /** The venue says that its stop has been triggered. */
    TRIGGER(Anomaly.LATE_TRIGGER),
    /** A fill that leaves something. */
    FILL(Anomaly.FILL_AFTER_END),
    /** A fill that leaves nothing. */
    FILL_WHOLE(Anomaly.FILL_AFTER_END),
    /** The venue has cancelled it. */
    CANCEL(Anomaly.LATE_END),
    /** The venue lets it expire. */
    EXPIRE(Anomaly.LATE_END),
    /** The venue has replaced it. */
    REPLACE(Anomaly.UNASKED_REPLACE),
    /** The venue, or the gateway, refuses the replace. */
    REFUSE_REPLACE(Anomaly.UNASKED_REFUSAL),
    /** The venue, or the gateway, refuses the cancel. */
    REFUSE_CANCEL(Anomaly.UNASKED_REFUSAL),
    /** The gateway could not send it. */
    NOT_SENT(Anomaly.LATE_NOT_SENT),
    /** Nobody knows what became of it: no answer in time, no session, or an answer that contradicts what is known. */
    LOSE(Anomaly.LATE_END),
    /** The venue lists it as open. */
    FOUND(Anomaly.LATE_END),
    /** The venue does not list it, though it would if it were open. */
    GONE(Anomaly.LATE_END);

    private final Anomaly ifImpossible;

    OrderTrigger(final Anomaly ifImpossible) {
        this.ifImpossible = ifImpossible;
    }

    /** What a report is called that says this where it can't be; NONE for what we do ourselves. */
    Anomaly ifImpossible() {
        return ifImpossible;
    }
}
