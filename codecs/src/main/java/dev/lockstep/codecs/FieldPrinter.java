package dev.lockstep.codecs;

import dev.lockstep.codecs.MessageSchema.Field;
import org.agrona.DirectBuffer;

/** Prints the value of one field by its type and unit. */
final class FieldPrinter {
    private FieldPrinter() {}

    static void append(
            final Notation notation,
            final StringBuilder out,
            final Field field,
            final DirectBuffer buffer,
            final int offset) {
        if (field.primitive() == PrimitiveType.CHAR) {
            notation.text(out, text(buffer, offset, field.length()));
            return;
        }
        final long value = field.primitive().read(buffer, offset);
        final String enumName = field.enumNames().get((int) value);
        if (enumName != null) {
            notation.word(out, enumName);
            return;
        }
        switch (field.unit()) {
            case PRICE, QUANTITY, DECIMAL -> {
                notation.quote(out);
                FixedPoint.appendTo(out, value);
                notation.quote(out);
            }
            case HASH -> {
                notation.quote(out);
                Hex.append(out, value);
                notation.quote(out);
            }
            case NONE, MONEY, TIME -> appendInteger(out, field.primitive(), value);
        }
    }

    private static void appendInteger(final StringBuilder out, final PrimitiveType primitive, final long value) {
        if (primitive == PrimitiveType.UINT64) {
            out.append(Long.toUnsignedString(value));
        } else {
            out.append(value);
        }
    }

    private static String text(final DirectBuffer buffer, final int offset, final int length) {
        final StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            final int character = buffer.getByte(offset + i) & 0xFF;
            if (character == 0) {
                break;
            }
            text.append((char) character);
        }
        return text.toString();
    }
}
