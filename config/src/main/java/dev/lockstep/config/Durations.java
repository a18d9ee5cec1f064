package dev.lockstep.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as one whole number and a unit: {@code 250us}. They fit a long of nanoseconds, which is what the engine
 * counts in.
 */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,18}) ?(ns|us|ms|s|m|h|d)");

    /** From the largest; each unit divides the one before it. */
    private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us", "ns"};

    private static final long[] UNIT_NS = {
        86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L
    };

    private Durations() {}

    static Duration parse(final String text) {
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new NumberFormatException("not a duration such as 250us: " + Texts.shown(text));
        }
        int unit = 0;
        while (!UNITS[unit].equals(matcher.group(2))) {
            unit++;
        }
        try {
            return Duration.ofNanos(Math.multiplyExact(Long.parseLong(matcher.group(1)), UNIT_NS[unit]));
        } catch (final ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(Texts.shown(text) + " is longer than 292 years", e);
        }
    }

    /** The duration in the largest unit that divides it. */
    static String format(final Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a negative duration cannot be configured: " + duration);
        }
        final long ns = duration.toNanos();
        if (ns == 0) {
            return "0s";
        }
        int unit = 0;
        while (ns % UNIT_NS[unit] != 0) {
            unit++;
        }
        return ns / UNIT_NS[unit] + UNITS[unit];
    }
}
