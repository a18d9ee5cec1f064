package dev.lockstep.bench.jmh;

import dev.lockstep.bench.QuoteTape;
import dev.lockstep.bench.Scratch;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.journal.ChronicleJournalWriter;
import dev.lockstep.journal.JournalSettings;
import java.nio.file.Path;
import java.time.Instant;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** An append of a quote's size to a journal, in the directory for temporary files; each iteration begins a new journal. */
public class JournalBenchmark extends HotPathBenchmark {
    private static final int LENGTH = RecordHeader.LENGTH + QuoteTape.MESSAGE_LENGTH;

    private final UnsafeBuffer record = new UnsafeBuffer(BufferUtil.allocateDirectAligned(LENGTH, Long.BYTES));
    private Scratch scratch;
    private ChronicleJournalWriter journal;

    /** Begins a journal. */
    @Setup(Level.Iteration)
    public void open() {
        scratch = new Scratch(Path.of(System.getProperty("java.io.tmpdir")));
        journal = new ChronicleJournalWriter(
                scratch.directory(),
                JournalSettings.DEFAULT_BLOCK_SIZE,
                JournalSettings.DEFAULT_ROLL_SIZE,
                Instant.EPOCH);
    }

    /** One record. */
    @Benchmark
    public void append() {
        journal.append(record, 0, LENGTH);
    }

    /** Deletes the journal. */
    @TearDown(Level.Iteration)
    public void close() {
        journal.close();
        scratch.close();
    }
}
