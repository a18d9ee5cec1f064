package dev.lockstep.adapters.file;

/** What a source does with a record that can't be decoded, or that comes later than the reorder window allows. */
public enum OnBadRecord {
    /** Ends the run with an error that names the place. */
    FAIL,
    /** Leaves the record out and counts it. A file that is cut off or of another format is an error nevertheless. */
    SKIP
}
