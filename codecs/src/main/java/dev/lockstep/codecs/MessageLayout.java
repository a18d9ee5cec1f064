package dev.lockstep.codecs;

import dev.lockstep.codecs.MessageSchema.Data;
import dev.lockstep.codecs.MessageSchema.Group;
import dev.lockstep.codecs.MessageSchema.Message;
import org.agrona.DirectBuffer;

/** Where the parts of an encoded message lie, and whether they lie inside it. */
final class MessageLayout {
    /** Bytes of the header that starts every message. */
    static final int HEADER_LENGTH = 8;
    /** Bytes of a group's dimensions: block length and number of entries. */
    static final int GROUP_HEADER_LENGTH = 4;
    /** Bytes of the length in front of data. */
    static final int DATA_HEADER_LENGTH = 2;

    private MessageLayout() {}

    static int blockLength(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset);
    }

    static int templateId(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset + 2);
    }

    static int schemaId(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset + 4);
    }

    static int version(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset + 6);
    }

    static int groupBlockLength(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset);
    }

    static int groupCount(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset + 2);
    }

    static int dataLength(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset);
    }

    /** Why a message with a whole header cannot be read within its length, or null if it can. */
    static String flaw(final Message message, final DirectBuffer buffer, final int offset, final int length) {
        final int version = version(buffer, offset);
        // Counted from the start of the message, and as a long, which no stated length can make overflow.
        long end = HEADER_LENGTH + blockLength(buffer, offset);
        if (end > length) {
            return tooShort("block", end, length);
        }
        for (final Group group : message.groups()) {
            if (group.sinceVersion() <= version) {
                final int start = (int) end;
                end += GROUP_HEADER_LENGTH;
                end += end > length ? 0 : groupLength(buffer, offset + start);
                if (end > length) {
                    return tooShort(group.name(), end, length);
                }
            }
        }
        for (final Data data : message.data()) {
            if (data.sinceVersion() <= version) {
                final int start = (int) end;
                end += DATA_HEADER_LENGTH;
                end += end > length ? 0 : dataLength(buffer, offset + start);
                if (end > length) {
                    return tooShort(data.name(), end, length);
                }
            }
        }
        return null;
    }

    private static long groupLength(final DirectBuffer buffer, final int offset) {
        return (long) groupBlockLength(buffer, offset) * groupCount(buffer, offset);
    }

    private static String tooShort(final String part, final long needed, final int length) {
        return part + " ends at byte " + needed + " of " + length;
    }

    private static int uint16(final DirectBuffer buffer, final int offset) {
        return (int) PrimitiveType.UINT16.read(buffer, offset);
    }
}
