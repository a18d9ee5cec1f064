package dev.lockstep.codecs;

import java.nio.charset.StandardCharsets;

/**
 * Decimal text to fixed-point longs and back. Magnitudes are accumulated below zero, where a long reaches one further, so that every long can
 * be read; results above zero say why a text cannot.
 */
final class DecimalText {
    private static final long NOT_A_NUMBER = 1;
    private static final long TOO_LARGE = 2;
    private static final long TOO_MANY_DIGITS = 3;

    /** Takes one more digit without an overflow check. */
    private static final long UNCHECKED = -100_000_000_000_000_000L;

    private static final int NO_EXPONENT = Integer.MIN_VALUE;
    private static final int MAX_EXPONENT_DIGITS = 4;
    private static final byte NOT_ASCII = 0;

    private DecimalText() {}

    static long parse(final CharSequence text, final int digits) {
        final byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            final char c = text.charAt(i);
            bytes[i] = c < 0x80 ? (byte) c : NOT_ASCII;
        }
        final long magnitude = parseMagnitude(bytes, 0, bytes.length, digits);
        if (isFailure(magnitude, bytes, 0)) {
            throw failure(text, digits, magnitude);
        }
        return bytes[0] == '-' ? magnitude : -magnitude;
    }

    static long parse(final byte[] text, final int offset, final int length, final int digits) {
        final long magnitude = parseMagnitude(text, offset, length, digits);
        if (isFailure(magnitude, text, offset)) {
            throw failure(new String(text, offset, length, StandardCharsets.ISO_8859_1), digits, magnitude);
        }
        return text[offset] == '-' ? magnitude : -magnitude;
    }

    static StringBuilder append(
            final StringBuilder builder, final long value, final int digits, final boolean trimmed) {
        final long one = PowersOfTen.of(digits);
        final long whole = value / one;
        if (value < 0 && whole == 0) {
            builder.append('-');
        }
        builder.append(whole);
        long fraction = Math.abs(value % one);
        int places = digits;
        while (trimmed && places > 0 && fraction % 10 == 0) {
            fraction /= 10;
            places--;
        }
        if (places > 0) {
            builder.append('.');
            for (int place = places - 1; place >= 0; place--) {
                builder.append((char) ('0' + fraction / PowersOfTen.of(place) % 10));
            }
        }
        return builder;
    }

    private static boolean isFailure(final long magnitude, final byte[] text, final int offset) {
        return magnitude > 0 || (magnitude == Long.MIN_VALUE && text[offset] != '-');
    }

    private static NumberFormatException failure(final CharSequence text, final int digits, final long code) {
        final String reason;
        if (code == NOT_A_NUMBER) {
            reason = "is not a decimal number such as -12.5";
        } else if (code == TOO_MANY_DIGITS) {
            reason = "has a non-zero digit beyond decimal place " + digits;
        } else {
            reason = "does not fit a long with " + digits + " decimal places";
        }
        return new NumberFormatException('"' + text.toString() + "\" " + reason);
    }

    /** The number below zero whatever its sign, or one of the failures. */
    private static long parseMagnitude(final byte[] text, final int offset, final int length, final int digits) {
        final int end = offset + length;
        final boolean signed = length > 0 && (text[offset] == '-' || text[offset] == '+');
        final int start = signed ? offset + 1 : offset;
        final int mantissaEnd = indexOfExponent(text, start, end);
        final int exponent = mantissaEnd == end ? 0 : parseExponent(text, mantissaEnd + 1, end);
        final int point = indexOfPoint(text, start, mantissaEnd);
        final int mantissaDigits = mantissaEnd - start - (point < mantissaEnd ? 1 : 0);
        if (mantissaDigits == 0 || exponent == NO_EXPONENT) {
            return NOT_A_NUMBER;
        }

        int last = mantissaEnd - 1;
        while (last >= start && (text[last] == '0' || last == point)) {
            last--;
        }
        final long whole = accumulate(text, start, Math.min(point, last + 1), 0);
        final long value = accumulate(text, point + 1, last + 1, whole);
        final int weight = last < point ? point - 1 - last : point - last;
        return value == 0 || value == NOT_A_NUMBER ? value : scale(value, weight + exponent + digits);
    }

    private static int indexOfExponent(final byte[] text, final int start, final int end) {
        for (int i = start; i < end; i++) {
            if ((text[i] | 0x20) == 'e') {
                return i;
            }
        }
        return end;
    }

    private static int indexOfPoint(final byte[] text, final int start, final int end) {
        for (int i = start; i < end; i++) {
            if (text[i] == '.') {
                return i;
            }
        }
        return end;
    }

    private static int parseExponent(final byte[] text, final int start, final int end) {
        final boolean signed = start < end && (text[start] == '-' || text[start] == '+');
        final int digitsStart = signed ? start + 1 : start;
        if (digitsStart == end || end - digitsStart > MAX_EXPONENT_DIGITS) {
            return NO_EXPONENT;
        }
        final long negated = accumulate(text, digitsStart, end, 0);
        if (negated > 0) {
            return NO_EXPONENT;
        }
        return (int) (text[start] == '-' ? negated : -negated);
    }

    /** Appends digits to a number that is not above zero; a failure is handed on. */
    private static long accumulate(final byte[] text, final int start, final int end, final long initial) {
        long value = initial;
        if (value > 0) {
            return value;
        }
        for (int i = start; i < end; i++) {
            final int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            if (value < UNCHECKED && (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit)) {
                return TOO_LARGE;
            }
            value = value * 10 - digit;
        }
        return value;
    }

    /** {@code value * 10^exponent} of a number below zero, or too large, whose last digit is not 0. */
    private static long scale(final long value, final int exponent) {
        if (exponent < 0) {
            return TOO_MANY_DIGITS;
        }
        if (value == TOO_LARGE
                || exponent > PowersOfTen.MAX_EXPONENT
                || value < Long.MIN_VALUE / PowersOfTen.of(exponent)) {
            return TOO_LARGE;
        }
        return value * PowersOfTen.of(exponent);
    }
}
