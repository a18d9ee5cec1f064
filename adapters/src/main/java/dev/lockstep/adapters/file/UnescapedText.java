package dev.lockstep.adapters.file;

import java.util.Arrays;

/** The text of a string with escapes, put together in an array that grows to the longest one and is reused. */
final class UnescapedText {
    private static final int LONGEST_UNIT = 3;

    private byte[] bytes = new byte[256];
    private int length;

    /** Begins with a copy of what stands before the first escape. */
    void start(final byte[] source, final int offset, final int count) {
        length = 0;
        ensureRoom(count);
        System.arraycopy(source, offset, bytes, 0, count);
        length = count;
    }

    void append(final byte b) {
        ensureRoom(1);
        bytes[length++] = b;
    }

    /**
     * Appends a UTF-16 unit as UTF-8. Half of a surrogate pair becomes three bytes of its own: no name or number that
     * is looked for holds one.
     */
    void appendUnit(final int unit) {
        ensureRoom(LONGEST_UNIT);
        if (unit < 0x80) {
            bytes[length++] = (byte) unit;
        } else if (unit < 0x800) {
            bytes[length++] = (byte) (0xC0 | unit >> 6);
            bytes[length++] = (byte) (0x80 | unit & 0x3F);
        } else {
            bytes[length++] = (byte) (0xE0 | unit >> 12);
            bytes[length++] = (byte) (0x80 | unit >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | unit & 0x3F);
        }
    }

    /** The array that holds the text from its start; another one after it has grown. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void ensureRoom(final int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
        }
    }
}
