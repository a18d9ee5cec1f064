package dev.lockstep.engine.port;

import org.agrona.DirectBuffer;

/** One journal of a run, {@code in} or {@code out}; one thread writes it. */
public interface JournalWriter extends AutoCloseable {
    /** Keeps nothing; for measurements of the core alone. */
    JournalWriter NONE = new JournalWriter() {
        @Override
        public void append(final DirectBuffer record, final int offset, final int length) {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    };

    /**
     * Appends a record as {@link dev.lockstep.codecs.RecordHeader} lays it out. When this returns, the record survives the death of the
     * process.
     *
     * @throws RuntimeException if the record could not be stored; the engine stops and does not try again
     */
    void append(DirectBuffer record, int offset, int length);

    @Override
    void close();
}
