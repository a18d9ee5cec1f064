package dev.lockstep.codecs;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The fixed header in front of every SBE message in a ring slot and in both journals. Writer and reader share this class.
 *
 * <pre>
 *   0  int32  length of the record: header and message, bytes
 *   4  uint8  source id (in) or 0 (out)
 *   5  uint8  reserved, 0
 *   6  uint16 ordinal of the output among those of its cause (out) or 0 (in)
 *   8  int64  sequence of the input (in) or of the input that caused the output (out)
 *  16  int64  engine time of that input, nanoseconds since the epoch, UTC
 *  24  int64  hash of bytes 0..24 and of the message
 *  32  the message, starting with its SBE header
 * </pre>
 */
public final class RecordHeader {
    /** Bytes before the message. */
    public static final int LENGTH = 32;
    /** Longest message with its SBE header, bytes. */
    public static final int MAX_MESSAGE_LENGTH = 256;
    /** Longest record, bytes. */
    public static final int MAX_RECORD_LENGTH = LENGTH + MAX_MESSAGE_LENGTH;

    private static final int SOURCE_OFFSET = 4;
    private static final int ORDINAL_OFFSET = 6;
    private static final int SEQUENCE_OFFSET = 8;
    private static final int TIME_OFFSET = 16;
    private static final int HASH_OFFSET = 24;

    private RecordHeader() {}

    /**
     * Writes the header in front of a message that stands at {@code offset + LENGTH} already.
     *
     * @return the record's hash
     */
    public static long encode(
            final MutableDirectBuffer record,
            final int offset,
            final int messageLength,
            final int source,
            final int ordinal,
            final long sequence,
            final long timeNs) {
        final int length = LENGTH + messageLength;
        // Written and hashed as one word: a word that was just written in parts can't be read back without a stall.
        final long first = ((ordinal & 0xFFFFL) << Long.BYTES * ORDINAL_OFFSET)
                | ((source & 0xFFL) << Long.BYTES * SOURCE_OFFSET)
                | length;
        record.putLong(offset, first, ByteOrder.LITTLE_ENDIAN);
        record.putLong(offset + SEQUENCE_OFFSET, sequence, ByteOrder.LITTLE_ENDIAN);
        record.putLong(offset + TIME_OFFSET, timeNs, ByteOrder.LITTLE_ENDIAN);
        final long hash = hash(first, sequence, timeNs, record, offset, length);
        record.putLong(offset + HASH_OFFSET, hash, ByteOrder.LITTLE_ENDIAN);
        return hash;
    }

    /** The whole record's length in bytes as the header states it; not yet to be trusted before {@link #isIntact}. */
    public static int length(final DirectBuffer record, final int offset) {
        return record.getInt(offset, ByteOrder.LITTLE_ENDIAN);
    }

    /** Source id, 0..255. */
    public static int source(final DirectBuffer record, final int offset) {
        return record.getByte(offset + SOURCE_OFFSET) & 0xFF;
    }

    /** Ordinal of an output among those of its cause. */
    public static int ordinal(final DirectBuffer record, final int offset) {
        return record.getShort(offset + ORDINAL_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /** Input sequence. */
    public static long sequence(final DirectBuffer record, final int offset) {
        return record.getLong(offset + SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** Engine time, nanoseconds since the epoch. */
    public static long timeNs(final DirectBuffer record, final int offset) {
        return record.getLong(offset + TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** The stored hash. */
    public static long hash(final DirectBuffer record, final int offset) {
        return record.getLong(offset + HASH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Whether the {@code available} bytes at the offset are one whole, undamaged record: the stated length fits them exactly and the hash
     * is that of the bytes.
     */
    public static boolean isIntact(final DirectBuffer record, final int offset, final int available) {
        return available >= LENGTH
                && available <= MAX_RECORD_LENGTH
                && length(record, offset) == available
                && hash(record, offset) == computeHash(record, offset, available);
    }

    private static long computeHash(final DirectBuffer record, final int offset, final int length) {
        final long first = record.getLong(offset, ByteOrder.LITTLE_ENDIAN);
        return hash(first, sequence(record, offset), timeNs(record, offset), record, offset, length);
    }

    private static long hash(
            final long first,
            final long sequence,
            final long timeNs,
            final DirectBuffer record,
            final int offset,
            final int length) {
        long head = Hash64.fold(length, first);
        head = Hash64.fold(head, sequence);
        head = Hash64.fold(head, timeNs);
        return Hash64.of(head, record, offset + LENGTH, length - LENGTH);
    }
}
