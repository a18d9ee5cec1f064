package dev.lockstep.adapters.file;

/** What a source does when the time of a record is before that of the record before it. */
public enum TimeOrder {
    /** Ends the run with an error that names the place and both times. */
    FAIL,
    /**
     * Puts records back in order within the reorder window; one that comes later than the window allows is a bad
     * record.
     */
    REORDER
}
