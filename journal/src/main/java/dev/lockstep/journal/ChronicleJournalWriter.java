package dev.lockstep.journal;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.port.JournalWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one journal of a run with Chronicle Queue: one excerpt is one record, its bytes copied straight into mapped memory, by {@code writeBytes}, which
 * does the same as a document context in less time. Appends
 * allocate nothing, except about 700 bytes for each block that is mapped and less than 10 kB for each file (measured). Used by one thread.
 *
 * <p>The queue's clock stands still, so a run never rolls at midnight and an append reads no clock. When a file has grown beyond the
 * roll size, the clock is put forward by one day and the queue goes on in the next file. A file's name is therefore the day of the run plus a
 * count of days, and only the order of names means something.
 */
public final class ChronicleJournalWriter implements JournalWriter {
    /** One index entry for 2^20 records: only Chronicle's random access would want more, and nobody here uses it. */
    static final SparseRollCycles ROLL_CYCLE = SparseRollCycles.HUGE_DAILY_XSPARSE;

    private static final long MIN_PAGE_LENGTH = 4096;

    private final Path directory;
    private final long rollSize;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final PointerBytesStore source = new PointerBytesStore();
    private final UnsafeBuffer fromHeap = new UnsafeBuffer(ByteBuffer.allocateDirect(RecordHeader.MAX_RECORD_LENGTH));

    private long queueTimeMs;
    private boolean isFailed;
    private boolean isClosed;

    /**
     * @param directory of the journal, not yet used by another run; created if absent
     * @param blockSize bytes mapped at once, see {@link JournalSettings#blockSize}
     * @param rollSize bytes after which a new file is begun
     * @param created when the run was created; its UTC day names the first file
     */
    public ChronicleJournalWriter(
            final Path directory, final long blockSize, final long rollSize, final Instant created) {
        this.directory = directory;
        this.rollSize = rollSize;
        this.queueTimeMs = created.toEpochMilli();
        this.queue = SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(ROLL_CYCLE)
                .blockSize(blockSize)
                .timeProvider(() -> queueTimeMs)
                .build();
        this.appender = queue.createAppender();
    }

    /**
     * Loads what the library initialises once in a process, shutdown hooks among it: once a shutdown has begun it could not be loaded any more. To be called
     * before signals are turned into an orderly end.
     */
    public static void loadLibrary() {
        Jvm.init();
        new PointerBytesStore().releaseLast();
    }

    @Override
    public void append(final DirectBuffer record, final int offset, final int length) {
        if (isFailed || isClosed || length < RecordHeader.LENGTH || length > RecordHeader.MAX_RECORD_LENGTH) {
            throw refuse(length);
        }
        try {
            final long position = write(record, offset, length);
            if (position >= rollSize) {
                queueTimeMs += TimeUnit.DAYS.toMillis(1);
            }
        } catch (final RuntimeException | Error e) {
            isFailed = true;
            throw new JournalWriteException(
                    "append to " + directory + " failed: " + e
                            + "; the run stops here. Check the disk for free space and errors, then start again",
                    e);
        }
    }

    /** The directory that is written. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            appender.close();
            queue.close();
        }
    }

    private long write(final DirectBuffer record, final int offset, final int length) {
        source.set(address(record, offset, length), length);
        appender.writeBytes(source);
        final Bytes<?> bytes = appender.wire().bytes();
        final long position = bytes.writePosition() - length;
        if (!isStored(bytes, position, record, offset, length)) {
            throw new InternalError("the memory-mapped file did not take the bytes");
        }
        return position;
    }

    /** Where the record's bytes are in memory: those of the ring and of the outputs lie outside the heap, others are copied there. */
    private long address(final DirectBuffer record, final int offset, final int length) {
        record.boundsCheck(offset, length);
        if (record.byteArray() == null) {
            return record.addressOffset() + offset;
        }
        fromHeap.putBytes(0, record, offset, length);
        return fromHeap.addressOffset();
    }

    /**
     * When the disk has no block for a page, the JVM leaves out the store, goes on, and throws an InternalError some time later, perhaps after
     * an append has returned. Only a look at the memory tells in time. The excerpt's header was written last, so it speaks for its own page; a
     * record that reaches into another page is compared. Chronicle does the looking, since it may have unmapped the block by now.
     */
    private static boolean isStored(
            final Bytes<?> bytes, final long position, final DirectBuffer record, final int offset, final int length) {
        final long header = position - QueueFormat.HEADER_LENGTH;
        if (bytes.readVolatileInt(header) != length) {
            return false;
        }
        final boolean isOnOnePage = ((header ^ (position + length - 1)) & -MIN_PAGE_LENGTH) == 0;
        return isOnOnePage || isEqual(bytes, position, record, offset, length);
    }

    private static boolean isEqual(
            final Bytes<?> bytes, final long position, final DirectBuffer record, final int offset, final int length) {
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            if (bytes.readLong(position + i) != record.getLong(offset + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (bytes.readByte(position + i) != record.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }

    private RuntimeException refuse(final int length) {
        if (isClosed) {
            return new IllegalStateException("journal " + directory + " is closed");
        }
        if (isFailed) {
            return new JournalWriteException(
                    "journal " + directory + " takes no records after a failed append; end the run", null);
        }
        return new IllegalArgumentException("a record of " + length + " bytes can't be journaled; allowed are "
                + RecordHeader.LENGTH + " to " + RecordHeader.MAX_RECORD_LENGTH);
    }
}
