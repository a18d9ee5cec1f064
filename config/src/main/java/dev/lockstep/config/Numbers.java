package dev.lockstep.config;

import dev.lockstep.config.Node.Kind;
import dev.lockstep.config.Node.Scalar;
import dev.lockstep.config.ScalarType.WrongForm;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers in decimal notation. Underscores may separate digits; leading zeros are refused, since YAML takes them for
 * octal, and so are infinities and NaN. The lengths are bounded so that a hostile number costs nothing.
 */
final class Numbers {
    private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0|[1-9](?:_?[0-9]){0,99})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:0|[1-9](?:_?[0-9]){0,99})(?:\\.[0-9]{1,100})?(?:[eE][-+]?[0-9]{1,3})?");

    private Numbers() {}

    static Object int32(final Scalar scalar) throws WrongForm {
        final BigDecimal value = integer(scalar);
        try {
            return value.intValueExact();
        } catch (final ArithmeticException e) {
            throw new WrongForm("integers here go from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
    }

    static Object int64(final Scalar scalar) throws WrongForm {
        final BigDecimal value = integer(scalar);
        try {
            return value.longValueExact();
        } catch (final ArithmeticException e) {
            throw new WrongForm("integers here go from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
        }
    }

    /** The nearest double; a text that overflows is refused, one that underflows is not. */
    static Object binary(final Scalar scalar) throws WrongForm {
        requirePlain(scalar, DECIMAL);
        final double value = Double.parseDouble(digits(scalar));
        if (Double.isInfinite(value)) {
            throw new WrongForm("the greatest number is " + Double.MAX_VALUE);
        }
        return value;
    }

    /** Exactly the given digits, trailing zeros included; a decimal may be quoted. */
    static Object decimal(final Scalar scalar) throws WrongForm {
        if (!DECIMAL.matcher(scalar.text()).matches()) {
            throw new WrongForm("");
        }
        return new BigDecimal(digits(scalar));
    }

    private static BigDecimal integer(final Scalar scalar) throws WrongForm {
        requirePlain(scalar, INTEGER);
        return new BigDecimal(digits(scalar));
    }

    private static void requirePlain(final Scalar scalar, final Pattern pattern) throws WrongForm {
        if (!pattern.matcher(scalar.text()).matches()) {
            throw new WrongForm("");
        }
        if (scalar.kind() != Kind.PLAIN) {
            throw new WrongForm("write it without quotes");
        }
    }

    private static String digits(final Scalar scalar) {
        return scalar.text().replace("_", "");
    }
}
