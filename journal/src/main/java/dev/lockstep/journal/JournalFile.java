package dev.lockstep.journal;

import static dev.lockstep.journal.QueueFormat.END_MARK;
import static dev.lockstep.journal.QueueFormat.HEADER_LENGTH;
import static dev.lockstep.journal.QueueFormat.LENGTH_MASK;
import static dev.lockstep.journal.QueueFormat.METADATA;

import dev.lockstep.codecs.RecordHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Walks the data excerpts of one queue file, believing no length before it has checked it. */
final class JournalFile implements AutoCloseable {
    private static final long NO_EXCERPT = -1;

    private final FileWindow window;
    private final boolean isLive;

    private long position;
    private long excerptPosition = NO_EXCERPT;
    private int excerptLength;
    private boolean hasRecords;
    private boolean hasEndMark;

    /** @param isLive whether a process may still write the file: what seems unfinished then is just not there yet */
    JournalFile(final Path file, final boolean isLive, final ByteBuffer windowBytes) {
        this.window = new FileWindow(file, windowBytes);
        this.isLive = isLive;
    }

    /**
     * Moves to the next data excerpt.
     *
     * @param lastSequence of the record before, for messages
     * @return false at the end, after which it may be asked again if the file is live
     */
    boolean next(final long lastSequence) {
        while (window.holds(position, HEADER_LENGTH)) {
            final int header = window.buffer().getInt(window.offset(position), ByteOrder.LITTLE_ENDIAN);
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
        // A file that its creator did not even begin is empty.
        if (!isLive && position > 0) {
            throw damaged(position, lastSequence, "the file ends without the zero that follows the last excerpt");
        }
        window.clear();
        return false;
    }

    /** Reads the present excerpt again: a live file's first copy may be older than its header. */
    void reread(final long lastSequence) {
        position = excerptPosition;
        window.clear();
        next(lastSequence);
    }

    UnsafeBuffer buffer() {
        return window.buffer();
    }

    /** Offset in the buffer of the present excerpt's bytes. */
    int offset() {
        return window.offset(excerptPosition) + HEADER_LENGTH;
    }

    int length() {
        return excerptLength;
    }

    /** Position in the file of the present excerpt's header. */
    long excerptPosition() {
        return excerptPosition;
    }

    /** Position behind the present excerpt, which is the end if there is no next. */
    long endPosition() {
        return position;
    }

    boolean hasEndMark() {
        return hasEndMark;
    }

    Path file() {
        return window.file();
    }

    @Override
    public void close() {
        window.close();
    }

    DamagedJournalException damaged(final long at, final long lastSequence, final String found) {
        return new DamagedJournalException(window.file(), at, lastSequence, found);
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
        if (!window.holds(position, (int) (next - position))) {
            throw damaged(position, lastSequence, "the file ends inside an excerpt of " + length + " bytes");
        }
        for (long pad = position + HEADER_LENGTH + length; pad < next; pad++) {
            if (window.buffer().getByte(window.offset(pad)) != 0) {
                throw damaged(pad, lastSequence, "padding that is not zero");
            }
        }
        excerptPosition = position;
        excerptLength = length;
        hasRecords = true;
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
        if (!isLive) {
            if (header != 0 && !hasEndMark && hasRecords) {
                throw damaged(
                        position, lastSequence, "excerpt header 0x" + Integer.toHexString(header) + ", never complete");
            }
            final EndCheck check = new EndCheck(window, position, lastSequence);
            check.checkNothingFollows(hasEndMark && hasRecords);
            check.checkWritePosition(Math.max(excerptPosition, 0));
        }
        // What was read ahead may have been written since, or was read elsewhere.
        window.clear();
        return false;
    }
}
