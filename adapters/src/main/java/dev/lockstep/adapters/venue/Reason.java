package dev.lockstep.adapters.venue;

import java.nio.charset.StandardCharsets;

/** The reason codes of the venue's reports, four ASCII letters. */
enum Reason {
    /** None: the engine asked for it. */
    NONE("\0\0\0\0"),
    /** The instrument is not trading. */
    HALTED("HALT"),
    /** An order of this id is at the venue, or was. */
    DUPLICATE("DUPL"),
    /** No open order of this id. */
    UNKNOWN_ORDER("UNKO"),
    /** No instrument of this index that the venue trades. */
    UNKNOWN_INSTRUMENT("UNKI"),
    /** No account of this index. */
    UNKNOWN_ACCOUNT("ACCT"),
    /** The venue does not take orders of this type. */
    NO_SUCH_TYPE("TYPE"),
    /** The venue does not take orders of this time in force. */
    NO_SUCH_TIME_IN_FORCE("TINF"),
    /** The venue does not offer one of the order's flags. */
    NO_SUCH_FLAG("FLAG"),
    /** What the order says does not go together. */
    BAD_COMBINATION("COMB"),
    /** The quantity is below the minimum or no multiple of the increment. */
    BAD_QUANTITY("QNTY"),
    /** The price is no multiple of the increment. */
    BAD_PRICE("PRCE"),
    /** Trigger or offset are missing, off the increment or out of range, or there is no trigger to move any more. */
    BAD_TRIGGER("TRIG"),
    /** The displayed quantity is no multiple of the increment, or more than the whole. */
    BAD_DISPLAY_QUANTITY("DISP"),
    /** The time until which the order was good is over. */
    TIME_OVER("TIME"),
    /** The session has closed, or the day has ended. */
    SESSION_CLOSED("CLOS"),
    /** The order must not take, and would have to. */
    WOULD_TAKE("POST"),
    /** The order may only reduce, and there is nothing to reduce. */
    NOTHING_TO_REDUCE("REDU"),
    /** The book can't be traded on, and the order may not rest. */
    BOOK_NOT_WHOLE("BOOK"),
    /** What is visible did not suffice, and the order may not rest. */
    NO_LIQUIDITY("LIQU"),
    /** A replacement left nothing to fill. */
    NOTHING_LEFT("LEFT"),
    /** The session with the engine is lost. */
    DISCONNECTED("DISC");

    private final byte[] code;

    Reason(final String code) {
        this.code = code.getBytes(StandardCharsets.US_ASCII);
    }

    /** The code's bytes; not to be changed. */
    byte[] code() {
        return code;
    }
}
