package dev.lockstep.adapters.file;

import java.util.Arrays;

/**
 * One record as cut from a file, not yet decoded. A reused carrier: the bytes are valid until the reader that filled it
 * is called again.
 */
final class RawRecord {
    private static final byte[] EMPTY = {};
    /** Larger arrays are not kept for reuse, so that one huge record does not pin memory. */
    private static final int KEPT_CAPACITY = 4096;

    byte[] bytes = EMPTY;
    int offset;
    int length;
    /** Path of the file as given, for messages. */
    String file = "";
    /** Line number from 1, or byte offset from 0 in the decompressed content. */
    long position;
    /** Whether the position is a line number. */
    boolean isLine;
    /** What the record's own time counts from, nanoseconds since the epoch. */
    long baseTimeNs;
    /** Time of the record, nanoseconds since the epoch; set by the ordering stage. */
    long timeNs;
    /** Place in the order of arrival; set by the ordering stage. */
    long arrival;

    /** {@code file:line} or {@code file@offset}. */
    String place() {
        return file + (isLine ? ':' : '@') + position;
    }

    /** Takes over everything but the array, whose content is copied. */
    void copyFrom(final RawRecord other) {
        if (bytes.length < other.length) {
            bytes = new byte[Math.max(other.length, Integer.highestOneBit(Math.max(other.length, 128)) * 2)];
        }
        System.arraycopy(other.bytes, other.offset, bytes, 0, other.length);
        refer(other, bytes, 0);
    }

    /** Takes over everything, sharing the array. */
    void referTo(final RawRecord other) {
        refer(other, other.bytes, other.offset);
    }

    /** Lets go of an array that is too large to keep. */
    void trim() {
        if (bytes.length > KEPT_CAPACITY) {
            bytes = EMPTY;
        }
    }

    /** The first bytes as text for an error message, everything unprintable replaced. */
    String excerpt() {
        final byte[] head = Arrays.copyOfRange(bytes, offset, offset + Math.min(length, 40));
        final StringBuilder text = new StringBuilder(head.length);
        for (final byte b : head) {
            text.append(b >= ' ' && b < 0x7F ? (char) b : '?');
        }
        return text + (length > head.length ? "..." : "");
    }

    private void refer(final RawRecord other, final byte[] content, final int contentOffset) {
        bytes = content;
        offset = contentOffset;
        length = other.length;
        file = other.file;
        position = other.position;
        isLine = other.isLine;
        baseTimeNs = other.baseTimeNs;
        timeNs = other.timeNs;
        arrival = other.arrival;
    }
}
