package dev.lockstep.engine.settings;

import dev.lockstep.codecs.FixedPoint;
import java.math.BigDecimal;

/** Turns exact decimals of the configuration into scaled longs. */
public final class Scaled {
    private Scaled() {}

    /**
     * A decimal scaled by 10^8.
     *
     * @param key named in the error
     * @throws IllegalArgumentException if it has more than 8 decimal places or is too large
     */
    public static long of(final String key, final BigDecimal value) {
        return of(key, value, FixedPoint.DIGITS);
    }

    /**
     * A decimal scaled by 10^digits.
     *
     * @param key named in the error
     * @throws IllegalArgumentException if it has more decimal places or is too large
     */
    public static long of(final String key, final BigDecimal value, final int digits) {
        try {
            return value.setScale(digits, java.math.RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (final ArithmeticException e) {
            throw new IllegalArgumentException(
                    key + " is " + value.toPlainString() + "; it must fit a long with " + digits + " decimal places",
                    e);
        }
    }
}
