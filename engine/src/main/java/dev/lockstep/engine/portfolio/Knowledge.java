package dev.lockstep.engine.portfolio;

/** Whether an amount is known, and if not why. An amount that is not known is never passed off as one. */
public enum Knowledge {
    /** It is what it says. */
    KNOWN,
    /** Something in it has no price yet. */
    NO_MARK_PRICE,
    /** Something in it is in a currency from which no quoted pair leads, or none that has a price yet. */
    NO_CONVERSION,
    /** It does not fit a long; what is said is the end of the range on its side. */
    OVERFLOW
}
