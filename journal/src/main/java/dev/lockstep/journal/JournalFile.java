package dev.lockstep.journal;

import static dev.lockstep.journal.QueueFormat.END_MARK;
import static dev.lockstep.journal.QueueFormat.HEADER_LENGTH;
import static dev.lockstep.journal.QueueFormat.LENGTH_MASK;
import static dev.lockstep.journal.QueueFormat.METADATA;

import dev.lockstep.codecs.RecordHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the data excerpts of one queue file through a window of plain file reads. Nothing is mapped, so neither a damaged length nor a file that
 * shrinks nor a bad disk can bring the JVM down: each is a {@link DamagedJournalException} or an I/O error.
 */
final class JournalFile implements AutoCloseable {
    private static final int WINDOW_LENGTH = 1 << 16;
    /** How far an excerpt that was never finished may reach behind its header. */
    private static final int MAX_UNFINISHED_LENGTH = 512;

    private final Path file;
    private final boolean isLive;
    private final FileChannel channel;
    private final ByteBuffer bytes;
    private final UnsafeBuffer window = new UnsafeBuffer(0, 0);

    private long windowStart;
    private int windowLength;
    private long position;
    private long excerptPosition = -1;
    private int excerptLength;
    private boolean hasRecords;
    private boolean hasEndMark;

    /** @param isLive whether a process may still write the file: what seems unfinished then is just not there yet */
    JournalFile(final Path file, final boolean isLive, final ByteBuffer bytes) {
        this.file = file;
        this.isLive = isLive;
        this.bytes = bytes;
        window.wrap(bytes);
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (final IOException e) {
            throw new UncheckedIOException("can't open journal file " + file, e);
        }
    }

    static ByteBuffer newWindow() {
        return ByteBuffer.allocateDirect(WINDOW_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves to the next data excerpt; false at the end, after which it may be asked again if the file is live. */
    boolean next(final long lastSequence) {
        while (true) {
            if (!isInWindow(HEADER_LENGTH)) {
                fill();
                if (!isInWindow(HEADER_LENGTH)) {
                    return endWithoutHeader(lastSequence);
                }
            }
            final int header = window.getInt((int) (position - windowStart), ByteOrder.LITTLE_ENDIAN);
            if (header <= 0) {
                return end(header, lastSequence);
            }
            final int length = header & LENGTH_MASK;
            if ((header & METADATA) == 0) {
                enter(length, lastSequence);
                return true;
            }
            skipMetadata(length, lastSequence);
        }
    }

    /** Reads the present excerpt again: a live file's first copy may be older than its header. */
    void reread(final long lastSequence) {
        position = excerptPosition;
        fill();
        next(lastSequence);
    }

    UnsafeBuffer window() {
        return window;
    }

    /** Offset in the window of the present excerpt's bytes. */
    int offset() {
        return (int) (excerptPosition - windowStart) + HEADER_LENGTH;
    }

    int length() {
        return excerptLength;
    }

    /** Position in the file of the present excerpt's header. */
    long excerptPosition() {
        return excerptPosition;
    }

    /** Position of the first byte that holds nothing yet. */
    long endPosition() {
        return position;
    }

    boolean hasEndMark() {
        return hasEndMark;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException("can't close journal file " + file, e);
        }
    }

    private void enter(final int length, final long lastSequence) {
        if (length < RecordHeader.LENGTH || length > RecordHeader.MAX_RECORD_LENGTH) {
            throw damaged(
                    position,
                    lastSequence,
                    "an excerpt of " + length + " bytes; a record has " + RecordHeader.LENGTH + " to "
                            + RecordHeader.MAX_RECORD_LENGTH);
        }
        final long next = QueueFormat.next(position, length);
        if (!isInWindow((int) (next - position))) {
            fill();
            if (!isInWindow((int) (next - position))) {
                throw damaged(position, lastSequence, "the file ends inside an excerpt of " + length + " bytes");
            }
        }
        excerptPosition = position;
        excerptLength = length;
        hasRecords = true;
        for (long pad = position + HEADER_LENGTH + length; pad < next; pad++) {
            if (window.getByte((int) (pad - windowStart)) != 0) {
                throw damaged(pad, lastSequence, "padding that is not zero");
            }
        }
        position = next;
    }

    private void skipMetadata(final int length, final long lastSequence) {
        final boolean fits = position == 0
                ? length <= QueueFormat.MAX_STORE_HEADER_LENGTH
                : length > QueueFormat.INDEX_LENGTH && length <= QueueFormat.MAX_INDEX_LENGTH;
        if (hasRecords || !fits) {
            throw damaged(position, lastSequence, "metadata of " + length + " bytes where none was written");
        }
        excerptPosition = position;
        position = QueueFormat.next(position, length);
    }

    private boolean end(final int header, final long lastSequence) {
        hasEndMark = header == END_MARK;
        if (isLive) {
            // What was read ahead may have been written since.
            windowLength = 0;
            return false;
        }
        if (header != 0 && header != END_MARK && hasRecords) {
            throw damaged(
                    position, lastSequence, "excerpt header 0x" + Integer.toHexString(header) + ", never complete");
        }
        checkNothingFollows(lastSequence);
        checkWritePosition(lastSequence);
        return false;
    }

    private boolean endWithoutHeader(final long lastSequence) {
        if (!isLive && position > 0) {
            throw damaged(position, lastSequence, "the file ends without the zero that follows the last excerpt");
        }
        windowLength = 0;
        return false;
    }

    /** One unfinished excerpt may stand behind the end, and nothing else: anything there was lost by a damaged header. */
    private void checkNothingFollows(final long lastSequence) {
        final long end = position;
        final int unfinished;
        if (position == 0) {
            unfinished = QueueFormat.MAX_STORE_HEADER_LENGTH;
        } else {
            unfinished = hasEndMark && hasRecords ? QueueFormat.END_MARK_TEXT_LENGTH : MAX_UNFINISHED_LENGTH;
        }
        long checked = end + HEADER_LENGTH + unfinished;
        while (true) {
            fillAt(checked);
            if (windowLength == 0) {
                break;
            }
            for (int i = 0; i < windowLength; i++) {
                if (window.getByte(i) != 0) {
                    throw damaged(checked + i, lastSequence, "bytes after the end of the journal at byte " + end);
                }
            }
            checked += windowLength;
        }
    }

    /** The store's header says how far the queue was written at least. */
    private void checkWritePosition(final long lastSequence) {
        final long end = position;
        if (end == 0) {
            return;
        }
        fillAt(0);
        final int fieldsEnd = QueueFormat.WRITE_POSITION_OFFSET + Long.BYTES;
        final String name = windowLength < fieldsEnd
                ? ""
                : window.getStringWithoutLengthAscii(
                        QueueFormat.WRITE_POSITION_NAME_OFFSET, QueueFormat.WRITE_POSITION_NAME.length());
        if (!name.equals(QueueFormat.WRITE_POSITION_NAME)) {
            throw damaged(0, lastSequence, "no store header of Chronicle Queue 2026.4");
        }
        final long written = window.getLong(QueueFormat.WRITE_POSITION_OFFSET, ByteOrder.LITTLE_ENDIAN);
        final boolean wasNeverStored = written == end && !hasRecordBehind(end);
        if (written < 0 || (written > Math.max(excerptPosition, 0) && !wasNeverStored)) {
            throw damaged(
                    end,
                    lastSequence,
                    "the journal ends here, but its header says that byte " + written + " was written");
        }
        windowLength = 0;
    }

    /**
     * A full disk swallows an excerpt but not the note in the store's header that it was written, and the writer was told. If the record itself is
     * there, only its excerpt header was lost, and that is damage.
     */
    private boolean hasRecordBehind(final long end) {
        fillAt(end + HEADER_LENGTH);
        if (windowLength < RecordHeader.LENGTH) {
            return false;
        }
        final int stated = RecordHeader.length(window, 0);
        return stated >= RecordHeader.LENGTH && stated <= windowLength && RecordHeader.isIntact(window, 0, stated);
    }

    private boolean isInWindow(final int length) {
        return position + length <= windowStart + windowLength;
    }

    private void fill() {
        fillAt(position);
    }

    private void fillAt(final long start) {
        bytes.clear();
        try {
            long at = start;
            while (bytes.hasRemaining()) {
                final int read = channel.read(bytes, at);
                if (read < 0) {
                    break;
                }
                at += read;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("can't read journal file " + file + " at byte " + start, e);
        }
        windowStart = start;
        windowLength = bytes.position();
    }

    DamagedJournalException damaged(final long at, final long lastSequence, final String found) {
        return new DamagedJournalException(file, at, lastSequence, found);
    }
}
