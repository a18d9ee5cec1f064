package dev.lockstep.engine.portfolio;

/** What an account may buy with. */
public enum AccountKind {
    /** Its own money: whatever is bought is paid for in full, contracts that settle their profit are backed in full. */
    CASH,
    /** Borrowed money too: what is held and worked is backed by an initial margin. */
    MARGIN
}
