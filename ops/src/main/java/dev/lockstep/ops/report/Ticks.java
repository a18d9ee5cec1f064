package dev.lockstep.ops.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Round values along an axis. */
final class Ticks {
    private static final double[] MANTISSAS = {1, 2, 5, 10};
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] TIME_STEPS = {
        SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
        MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
        HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY,
    };

    private Ticks() {}

    /** The multiples of 1, 2 or 5 times a power of ten between two numbers, about so many; exact decimals. */
    static List<BigDecimal> decimals(final double from, final double to, final int about) {
        final BigDecimal step = step((to - from) / about);
        final List<BigDecimal> ticks = new ArrayList<>();
        BigDecimal tick = step.multiply(
                BigDecimal.valueOf(Math.ceil(from / step.doubleValue())).setScale(0));
        while (tick.doubleValue() <= to) {
            ticks.add(tick);
            tick = tick.add(step);
        }
        return ticks;
    }

    private static BigDecimal step(final double least) {
        final int exponent = (int) Math.floor(Math.log10(least));
        for (final double mantissa : MANTISSAS) {
            final BigDecimal step = BigDecimal.valueOf((long) mantissa).scaleByPowerOfTen(exponent);
            if (step.doubleValue() >= least) {
                return step.setScale(Math.max(0, -exponent));
            }
        }
        throw new AssertionError("no step for " + least);
    }

    /** Nanoseconds between round times, so that about so many fit a span; a multiple of a day from one day on. */
    static long timeStep(final long spanNs, final int about) {
        final long least = Math.max(1, spanNs / about);
        if (least <= SECOND) {
            return step(least).longValueExact();
        }
        for (final long step : TIME_STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return step((double) least / DAY).setScale(0, RoundingMode.CEILING).longValueExact() * DAY;
    }

    /** How times at such a step are written. */
    static String timePattern(final long stepNs) {
        if (stepNs >= DAY) {
            return "uuuu-MM-dd";
        }
        if (stepNs >= MINUTE) {
            return "HH:mm";
        }
        if (stepNs >= SECOND) {
            return "HH:mm:ss";
        }
        return stepNs >= 1_000_000 ? "HH:mm:ss.SSS" : "HH:mm:ss.SSSSSSSSS";
    }
}
