package dev.lockstep.codecs;

import org.agrona.DirectBuffer;

/** Hexadecimal digits in lower case. */
final class Hex {
    private static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    /** Appends the bytes of a range, in their order. */
    static void append(final StringBuilder out, final DirectBuffer buffer, final int offset, final int length) {
        for (int i = offset; i < offset + length; i++) {
            appendByte(out, buffer.getByte(i));
        }
    }

    /** Appends the 16 digits of a long, most significant first. */
    static void append(final StringBuilder out, final long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            appendByte(out, (int) (value >>> shift));
        }
    }

    /** Appends the two digits of the lowest byte. */
    static void appendByte(final StringBuilder out, final int value) {
        out.append(DIGITS.charAt((value >>> 4) & 0xF)).append(DIGITS.charAt(value & 0xF));
    }
}
