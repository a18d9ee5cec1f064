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
    /** No instrument of this index. */
    UNKNOWN_INSTRUMENT("UNKI"),
    /** The quantity is below the minimum or no multiple of the increment. */
    BAD_QUANTITY("QNTY"),
    /** The price is no multiple of the increment. */
    BAD_PRICE("PRCE"),
    /** The book can't be traded on, and the order may not rest. */
    BOOK_NOT_WHOLE("BOOK"),
    /** What is visible did not suffice, and the order may not rest. */
    NO_LIQUIDITY("LIQU"),
    /** A replacement left nothing to fill. */
    NOTHING_LEFT("LEFT");

    private final byte[] code;

    Reason(final String code) {
        this.code = code.getBytes(StandardCharsets.US_ASCII);
    }

    /** The code's bytes; not to be changed. */
    byte[] code() {
        return code;
    }
}
