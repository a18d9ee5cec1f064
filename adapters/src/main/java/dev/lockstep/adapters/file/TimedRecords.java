package dev.lockstep.adapters.file;

/** Records in the order of time. */
interface TimedRecords {
    /** As {@link RecordReader#next}; the record's time is set and never before that of the one before. */
    boolean next(RawRecord record);

    /** Records put back in order so far. */
    long reordered();
}
