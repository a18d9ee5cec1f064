package dev.lockstep.adapters.file;

import dev.lockstep.engine.port.BadDataException;

/**
 * Cuts a text file into lines without making strings of them. Ends of lines are LF or CR LF, the last one may be
 * missing; blank lines and a byte order mark at the start are passed over.
 */
final class LineReader implements RecordReader {
    /** Longest line without its end, bytes; a longer one is a bad record. */
    static final int MAX_LINE_LENGTH = 4 << 20;

    private static final int INITIAL_CAPACITY = 64 * 1024;

    private final Recording recording;
    private final long baseTimeNs;
    private byte[] buffer = new byte[INITIAL_CAPACITY];
    private int start;
    private int end;
    private long line;
    private boolean isAtEnd;
    private boolean hasRecords;

    /** @param baseTimeNs given to every record: what its time counts from, nanoseconds since the epoch */
    LineReader(final Recording recording, final long baseTimeNs) {
        this.recording = recording;
        this.baseTimeNs = baseTimeNs;
    }

    @Override
    public boolean next(final RawRecord record) {
        while (true) {
            final int newline = findNewline();
            if (newline < 0 && start == end) {
                requireRecords();
                return false;
            }
            final int lineStart = start;
            final int lineEnd = newline < 0 ? end : newline;
            start = newline < 0 ? end : newline + 1;
            line++;
            if (lineEnd - lineStart > MAX_LINE_LENGTH) {
                throw tooLong(record, newline >= 0);
            }
            if (present(record, lineStart, lineEnd)) {
                return true;
            }
        }
    }

    @Override
    public void close() {
        recording.close();
    }

    /** Index of the next newline, or -1 if there is none up to the end of the file or within the longest line. */
    private int findNewline() {
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            final int length = end - start;
            if (isAtEnd || length > MAX_LINE_LENGTH) {
                return -1;
            }
            fill();
            searched = start + length;
        }
    }

    private void fill() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            final byte[] larger = new byte[buffer.length * 2];
            System.arraycopy(buffer, 0, larger, 0, end);
            buffer = larger;
        }
        final int read = recording.read(buffer, end, buffer.length - end);
        if (read < 0) {
            isAtEnd = true;
        } else {
            end += read;
        }
    }

    private boolean present(final RawRecord record, final int lineStart, final int lineEnd) {
        int from = lineStart;
        if (line == 1 && startsWithByteOrderMark(lineStart, lineEnd)) {
            from += 3;
        }
        int to = lineEnd;
        while (to > from && isBlank(buffer[to - 1])) {
            to--;
        }
        if (to == from) {
            return false;
        }
        place(record);
        record.bytes = buffer;
        record.offset = from;
        record.length = to - from;
        return true;
    }

    private BadRecord tooLong(final RawRecord record, final boolean isEndFound) {
        place(record);
        record.length = 0;
        if (!isEndFound) {
            passOverRestOfLine();
        }
        return new BadRecord("line is longer than " + MAX_LINE_LENGTH + " bytes");
    }

    private void passOverRestOfLine() {
        while (!isAtEnd) {
            start = 0;
            end = 0;
            fill();
            for (int i = 0; i < end; i++) {
                if (buffer[i] == '\n') {
                    start = i + 1;
                    return;
                }
            }
        }
        start = end;
    }

    private void place(final RawRecord record) {
        hasRecords = true;
        record.file = recording.name();
        record.position = line;
        record.isLine = true;
        record.baseTimeNs = baseTimeNs;
    }

    private void requireRecords() {
        if (!hasRecords) {
            throw new BadDataException(recording.name(), "is empty; at least one line is expected");
        }
    }

    private boolean startsWithByteOrderMark(final int from, final int to) {
        return to - from >= 3
                && buffer[from] == (byte) 0xEF
                && buffer[from + 1] == (byte) 0xBB
                && buffer[from + 2] == (byte) 0xBF;
    }

    private static boolean isBlank(final byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
