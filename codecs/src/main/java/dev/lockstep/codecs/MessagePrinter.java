package dev.lockstep.codecs;

import dev.lockstep.codecs.MessageSchema.Data;
import dev.lockstep.codecs.MessageSchema.Field;
import dev.lockstep.codecs.MessageSchema.Group;
import dev.lockstep.codecs.MessageSchema.Message;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Prints any message of the schema on one line, whatever its bytes: unknown templates and damaged messages are printed as such, in
 * hexadecimal. A message of an older version is printed with the fields that it has; bytes of a newer version, which the schema does not
 * know, appear in hexadecimal as {@code unknownFields} and {@code unknownTail}.
 *
 * <p>Prices and quantities are printed as decimals, hashes as 16 hexadecimal digits, enumerations by name (by number where the schema has
 * none), texts up to their first zero byte, data in hexadecimal, all else as integers: times in nanoseconds, and money unscaled, as its
 * scale is not in the message. In JSON, decimals and hashes are strings, and integers may be beyond 2^53.
 *
 * <p>Reads nothing outside the given range. Immutable, any thread.
 */
public final class MessagePrinter {
    private final MessageSchema schema;

    /** Prints by the schema that is shipped. */
    public MessagePrinter() {
        this(MessageSchema.load());
    }

    /** Prints by a given schema. */
    public MessagePrinter(final MessageSchema schema) {
        this.schema = schema;
    }

    /**
     * Appends {@code Quote instrument=0 exchangeTimeNs=... bidPrice=64000.1}, or {@code Unknown(template=9, hex=...)}, or
     * {@code Malformed(reason="...", hex=...)}.
     *
     * @param message holds the message with its SBE header at the offset, {@code length} bytes long
     */
    public void appendText(
            final StringBuilder builder, final DirectBuffer message, final int offset, final int length) {
        append(Notation.TEXT, builder, message, offset, length);
    }

    /**
     * Appends one JSON object: {@code {"template":"Quote","instrument":0,...}}, or {@code {"template":"Unknown","templateId":9,"hex":"..."}}, or
     * {@code {"template":"Malformed","reason":"...","hex":"..."}}.
     *
     * @param message holds the message with its SBE header at the offset, {@code length} bytes long
     */
    public void appendJson(
            final StringBuilder builder, final DirectBuffer message, final int offset, final int length) {
        append(Notation.JSON, builder, message, offset, length);
    }

    private void append(
            final Notation notation,
            final StringBuilder out,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (offset < 0 || length < 0 || length > buffer.capacity() - offset) {
            notation.malformed(out, "range leaves the buffer of " + buffer.capacity() + " bytes", buffer, 0, 0);
        } else if (length < MessageLayout.HEADER_LENGTH) {
            notation.malformed(out, "header ends at byte 8 of " + length, buffer, offset, length);
        } else if (MessageLayout.schemaId(buffer, offset) != schema.id()) {
            final String reason =
                    "schema id is " + MessageLayout.schemaId(buffer, offset) + " instead of " + schema.id();
            notation.malformed(out, reason, buffer, offset, length);
        } else {
            appendTemplate(notation, out, buffer, offset, length);
        }
    }

    private void appendTemplate(
            final Notation notation,
            final StringBuilder out,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final int templateId = MessageLayout.templateId(buffer, offset);
        final Message message = schema.message(templateId);
        if (message == null) {
            notation.unknown(out, templateId, buffer, offset, length);
            return;
        }
        final String flaw = MessageLayout.flaw(message, buffer, offset, length);
        if (flaw == null) {
            appendMessage(notation, out, message, buffer, offset, length);
        } else {
            notation.malformed(out, message.name() + ": " + flaw, buffer, offset, length);
        }
    }

    private static void appendMessage(
            final Notation notation,
            final StringBuilder out,
            final Message message,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final int version = MessageLayout.version(buffer, offset);
        final int blockLength = MessageLayout.blockLength(buffer, offset);
        int position = offset + MessageLayout.HEADER_LENGTH;
        notation.open(out, message.name());
        appendBlock(notation, out, message.fields(), buffer, position, blockLength, true);
        position += blockLength;
        for (final Group group : message.groups()) {
            if (group.sinceVersion() <= version) {
                position = appendGroup(notation, out, group, buffer, position);
            }
        }
        for (final Data data : message.data()) {
            if (data.sinceVersion() <= version) {
                final int dataLength = MessageLayout.dataLength(buffer, position);
                position += MessageLayout.DATA_HEADER_LENGTH;
                appendHexMember(notation, out, data.name(), buffer, position, dataLength);
                position += dataLength;
            }
        }
        if (position < offset + length) {
            appendHexMember(notation, out, "unknownTail", buffer, position, offset + length - position);
        }
        notation.close(out);
    }

    /** Appends the fields that lie wholly inside the block, and the rest of it in hexadecimal. */
    private static void appendBlock(
            final Notation notation,
            final StringBuilder out,
            final List<Field> fields,
            final DirectBuffer buffer,
            final int offset,
            final int blockLength,
            final boolean isContinued) {
        int known = 0;
        boolean isFirst = !isContinued;
        for (final Field field : fields) {
            if (field.end() > blockLength) {
                break;
            }
            if (!isFirst) {
                notation.separate(out);
            }
            isFirst = false;
            notation.key(out, field.name());
            FieldPrinter.append(notation, out, field, buffer, offset + field.offset());
            known = field.end();
        }
        if (known < blockLength) {
            if (!isFirst) {
                notation.separate(out);
            }
            notation.key(out, "unknownFields");
            notation.hex(out, buffer, offset + known, blockLength - known);
        }
    }

    private static int appendGroup(
            final Notation notation,
            final StringBuilder out,
            final Group group,
            final DirectBuffer buffer,
            final int offset) {
        final int blockLength = MessageLayout.groupBlockLength(buffer, offset);
        final int count = MessageLayout.groupCount(buffer, offset);
        int position = offset + MessageLayout.GROUP_HEADER_LENGTH;
        notation.separate(out);
        notation.key(out, group.name());
        out.append('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                notation.separate(out);
            }
            out.append('{');
            appendBlock(notation, out, group.fields(), buffer, position, blockLength, false);
            out.append('}');
            position += blockLength;
        }
        out.append(']');
        return position;
    }

    private static void appendHexMember(
            final Notation notation,
            final StringBuilder out,
            final String name,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        notation.separate(out);
        notation.key(out, name);
        notation.hex(out, buffer, offset, length);
    }
}
