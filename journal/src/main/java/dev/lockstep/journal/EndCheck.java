package dev.lockstep.journal;

import static dev.lockstep.journal.QueueFormat.HEADER_LENGTH;

import dev.lockstep.codecs.RecordHeader;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Tells the end of what was written from a hole that damage made: a header that reads as zero looks like the end, and everything after it
 * would be lost in silence.
 */
final class EndCheck {
    /** How far an excerpt that was never finished may reach behind its header. */
    private static final int MAX_UNFINISHED_LENGTH = 512;

    private final FileWindow window;
    private final long end;
    private final long lastSequence;

    /** @param end position of the header that says that nothing follows */
    EndCheck(final FileWindow window, final long end, final long lastSequence) {
        this.window = window;
        this.end = end;
        this.lastSequence = lastSequence;
    }

    /** One unfinished excerpt may stand behind the end, or the text of an end mark, and nothing else. */
    void checkNothingFollows(final boolean hasEndMark) {
        final int allowed;
        if (end == 0) {
            allowed = QueueFormat.MAX_STORE_HEADER_LENGTH;
        } else {
            allowed = hasEndMark ? QueueFormat.END_MARK_TEXT_LENGTH : MAX_UNFINISHED_LENGTH;
        }
        long position = end + HEADER_LENGTH + allowed;
        window.fill(position);
        while (window.length() > 0) {
            final int used = firstUsed();
            if (used < window.length()) {
                throw damaged(position + used, "bytes after the end of the journal at byte " + end);
            }
            position += window.length();
            window.fill(position);
        }
    }

    /** Offset of the first byte in the window that is not zero, or the window's length. By words, since most of a block is never written. */
    private int firstUsed() {
        int i = 0;
        while (i + Long.BYTES <= window.length() && window.buffer().getLong(i) == 0) {
            i += Long.BYTES;
        }
        while (i < window.length() && window.buffer().getByte(i) == 0) {
            i++;
        }
        return i;
    }

    /**
     * The store's header says how far the queue was written at least.
     *
     * @param lastExcerpt position of the last excerpt before the end
     */
    void checkWritePosition(final long lastExcerpt) {
        if (end == 0) {
            return;
        }
        window.fill(0);
        final UnsafeBuffer header = window.buffer();
        final String name = window.length() < QueueFormat.WRITE_POSITION_OFFSET + Long.BYTES
                ? ""
                : header.getStringWithoutLengthAscii(
                        QueueFormat.WRITE_POSITION_NAME_OFFSET, QueueFormat.WRITE_POSITION_NAME.length());
        if (!name.equals(QueueFormat.WRITE_POSITION_NAME)) {
            throw damaged(0, "no store header of Chronicle Queue 2026.4");
        }
        final long written = header.getLong(QueueFormat.WRITE_POSITION_OFFSET, ByteOrder.LITTLE_ENDIAN);
        final boolean wasNeverStored = written == end && !hasRecordBehind();
        if (written < 0 || (written > lastExcerpt && !wasNeverStored)) {
            throw damaged(end, "the journal ends here, but its header says that byte " + written + " was written");
        }
    }

    /**
     * A full disk swallows an excerpt but not the note in the store's header that it was written, and the writer was told. If the record itself is
     * there, only its excerpt header was lost, and that is damage.
     */
    private boolean hasRecordBehind() {
        window.fill(end + HEADER_LENGTH);
        if (window.length() < RecordHeader.LENGTH) {
            return false;
        }
        final int stated = RecordHeader.length(window.buffer(), 0);
        return stated >= RecordHeader.LENGTH
                && stated <= window.length()
                && RecordHeader.isIntact(window.buffer(), 0, stated);
    }

    private DamagedJournalException damaged(final long position, final String found) {
        return new DamagedJournalException(window.file(), position, lastSequence, found);
    }
}
