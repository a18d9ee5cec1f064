package dev.lockstep.engine.execution;

/**
 * How an order goes out, besides its terms: flags that the venue lacks are left out, since the core looks after them. It is set anew whenever something of the order is about to be sent, so it is no state.
 */
final class SentAs {
    boolean postOnly;
    boolean reduceOnly;
    /** What the venue is told to show, 0 for all of it. Scaled by 10^8. */
    long displayQuantity;
    /** It goes out bit by bit, since the venue would show all of it. */
    boolean inSlices;
}
