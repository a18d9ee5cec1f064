package dev.lockstep.adapters.aeron;

/** Why a message from outside was left out. */
public enum MessageFault {
    /** Shorter than its header, or longer than the engine takes. */
    BAD_LENGTH,
    /** Not of Lockstep's schema, or of a version that never was. */
    WRONG_SCHEMA,
    /** A template that is unknown or is no market data: nobody injects execution reports or commands through a market data stream. */
    NOT_MARKET_DATA,
    /** Block, groups and length don't fit each other and the schema. */
    WRONG_LAYOUT,
    /** An enumeration outside of its values, or a negative instrument index. */
    BAD_VALUE
}
