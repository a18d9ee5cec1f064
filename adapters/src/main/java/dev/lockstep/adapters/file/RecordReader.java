package dev.lockstep.adapters.file;

/** Cuts a recording into records, in the order of the file. */
interface RecordReader extends AutoCloseable {
    /**
     * Fills in the next record.
     *
     * @return false after the last one
     * @throws BadRecord if this record is bad but the next call goes on behind it; its place is filled in
     * @throws dev.lockstep.engine.port.BadDataException if reading can't go on
     */
    boolean next(RawRecord record);

    @Override
    void close();
}
