package dev.lockstep.engine.testkit;

import dev.lockstep.engine.port.JournalWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps copies of all records; can be told to fail. */
public final class RecordingJournal implements JournalWriter {
    private final List<UnsafeBuffer> records = new ArrayList<>();
    private long failAt = Long.MAX_VALUE;

    /** Fails when it holds that many records. */
    public RecordingJournal failingAfter(final long count) {
        failAt = count;
        return this;
    }

    @Override
    public void append(final DirectBuffer record, final int offset, final int length) {
        if (records.size() >= failAt) {
            throw new IllegalStateException("journal is full");
        }
        records.add(MessageBuffers.copy(record, offset, length));
    }

    /** Everything appended. */
    public List<UnsafeBuffer> records() {
        return records;
    }

    /** Everything appended, decoded as outputs. */
    public List<Output> outputs() {
        return records.stream().map(Output::of).toList();
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
