package dev.lockstep.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written as {@code 512MiB} or as a plain number of bytes.
 *
 * @param bytes 0 or more
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,18}) ?(B|KiB|MiB|GiB|TiB)?");
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final int UNIT_BITS = 10;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative, given " + bytes + " bytes");
        }
    }

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException if the text is not a size, or the size does not fit 63 bits
     */
    public static ByteSize parse(final String text) {
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new NumberFormatException("not a size such as 64KiB: " + Texts.shown(text));
        }
        try {
            return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), unitBytes(matcher.group(2))));
        } catch (final ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(Texts.shown(text) + " is more than 2^63 - 1 bytes", e);
        }
    }

    @Override
    public int compareTo(final ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The size in the largest unit that divides it, as {@link #parse} reads it. */
    @Override
    public String toString() {
        int unit = 0;
        long count = bytes;
        while (count != 0 && count % (1L << UNIT_BITS) == 0 && unit < UNITS.length - 1) {
            count >>= UNIT_BITS;
            unit++;
        }
        return unit == 0 ? Long.toString(count) : count + UNITS[unit];
    }

    private static long unitBytes(final String unit) {
        long bytes = 1;
        for (int i = 0; i < UNITS.length && unit != null && !UNITS[i].equals(unit); i++) {
            bytes <<= UNIT_BITS;
        }
        return bytes;
    }
}
