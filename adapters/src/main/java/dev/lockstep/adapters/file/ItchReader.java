package dev.lockstep.adapters.file;

import dev.lockstep.engine.port.BadDataException;

/**
 * Cuts an ITCH file into messages, each behind a big-endian length of two bytes. A length of 0, which some generated
 * files have throughout, means the length of the type; at the very end of a file it means the end of the session.
 */
final class ItchReader implements RecordReader {
    private static final int PREFIX_LENGTH = 2;
    /** The longest message that a length can state, its prefix, and as much again to read in large steps. */
    private static final int CAPACITY = 256 * 1024;

    private final Recording recording;
    private final byte[] buffer = new byte[CAPACITY];
    private int start;
    private int end;
    /** Byte offset of {@code start} in the decompressed content. */
    private long offset;

    private boolean isAtEnd;
    private boolean hasRecords;

    ItchReader(final Recording recording) {
        this.recording = recording;
    }

    @Override
    public boolean next(final RawRecord record) {
        record.file = recording.name();
        record.position = offset;
        record.isLine = false;
        if (!ensure(1)) {
            requireRecords();
            return false;
        }
        require(PREFIX_LENGTH, "the length of a message");
        final int stated = (buffer[start] & 0xFF) << 8 | buffer[start + 1] & 0xFF;
        if (stated == 0 && hasRecords && !ensure(PREFIX_LENGTH + 1)) {
            return false;
        }
        require(PREFIX_LENGTH + 1, "a message");
        final int type = buffer[start + PREFIX_LENGTH];
        final int listed = ItchTypes.length(type);
        if (!hasRecords) {
            requireFormat(type, stated, listed);
        }
        take(record, type, stated == 0 ? requireKnown(type, listed) : stated);
        if (record.length < listed) {
            throw new BadRecord(
                    "message of type " + (char) type + " has " + record.length + " bytes instead of " + listed);
        }
        return true;
    }

    @Override
    public void close() {
        recording.close();
    }

    private void take(final RawRecord record, final int type, final int length) {
        if (!ensure(PREFIX_LENGTH + length)) {
            throw cutOff(PREFIX_LENGTH + length, "a message of type " + printable(type));
        }
        record.bytes = buffer;
        record.offset = start + PREFIX_LENGTH;
        record.length = length;
        start += PREFIX_LENGTH + length;
        offset += PREFIX_LENGTH + length;
        hasRecords = true;
    }

    private int requireKnown(final int type, final int listed) {
        if (listed == 0) {
            throw new BadDataException(
                    place(),
                    "unknown message type " + printable(type) + " without a length; what follows can't be found");
        }
        return listed;
    }

    private void requireFormat(final int type, final int stated, final int listed) {
        if (listed == 0 || (stated != 0 && stated < listed)) {
            throw new BadDataException(
                    place(),
                    "does not begin like ITCH 5.0 with a length of two bytes and a known message type; found length "
                            + stated + " and type " + printable(type));
        }
    }

    private void requireRecords() {
        if (!hasRecords) {
            throw new BadDataException(recording.name(), "is empty; at least one message is expected");
        }
    }

    private void require(final int length, final String expected) {
        if (!ensure(length)) {
            throw cutOff(length, expected);
        }
    }

    private BadDataException cutOff(final int length, final String expected) {
        return new BadDataException(
                place(),
                "the file ends inside " + expected + ", " + (end - start) + " bytes of " + length
                        + " are there; it was cut off, copy it again");
    }

    /** Reads on until this many bytes are in the buffer; false if the file ends before. */
    private boolean ensure(final int length) {
        while (end - start < length && !isAtEnd) {
            if (buffer.length - start < length) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }
            final int read = recording.read(buffer, end, buffer.length - end);
            if (read < 0) {
                isAtEnd = true;
            } else {
                end += read;
            }
        }
        return end - start >= length;
    }

    private String place() {
        return recording.name() + "@" + offset;
    }

    private static String printable(final int type) {
        return type > ' ' && type < 0x7F ? String.valueOf((char) type) : String.format("0x%02X", type & 0xFF);
    }
}
