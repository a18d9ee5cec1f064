package dev.lockstep.adapters.file;

/** What is particular to a format: where a record's time stands, and which messages it means. */
interface RecordFormat {
    /**
     * Time of a record, nanoseconds since the epoch, before anything else of it is decoded.
     *
     * @throws BadRecord if it can't be read
     */
    long timeNs(RawRecord record);

    /**
     * Appends the messages of a record, possibly none. Called in the order of time.
     *
     * @throws BadRecord if the record is bad; what was appended is dropped then, and the decoder's own state must be as
     *     before
     */
    void decode(RawRecord record, MessageQueue out);

    /**
     * Completes the first message of the queue at the moment when it is offered; may be called again for the same
     * message.
     */
    default void prepare(final MessageQueue queue) {}

    /** Called once when all records are decoded; appends to a report what the file left open. */
    default void end(final ProblemLog problems) {}
}
