package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTextTest {
    private static final long SEED = 77_003L;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+0.000, 0",
        "1, 100000000",
        "+1, 100000000",
        "-1, -100000000",
        "64000.1, 6400010000000",
        "007.50, 750000000",
        ".5, 50000000",
        "5., 500000000",
        "-.00000001, -1",
        "0.000000010000000000000000000000, 1",
        "1e-8, 1",
        "1E+3, 100000000000",
        "1.5e2, 15000000000",
        "1000000000000000000000e-21, 100000000",
        "0e9999, 0",
        "00000000000000000000000000000000001, 100000000",
        "92233720368.54775807, 9223372036854775807",
        "-92233720368.54775808, -9223372036854775808",
    })
    void shouldParse(final String text, final long expected) {
        assertThat(FixedPoint.parse(text)).isEqualTo(expected);
        final byte[] embedded = ("99" + text + "99").getBytes(StandardCharsets.US_ASCII);
        assertThat(FixedPoint.parse(embedded, 2, text.length())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "-",
                ".",
                "-.",
                "e5",
                ".e5",
                "1e",
                "1e+",
                "1e-",
                "1e12345",
                "1e1.5",
                "1e5e5",
                "--1",
                "+-1",
                "1-",
                " 1",
                "1 ",
                "1,5",
                "1.2.3",
                "0x10",
                "NaN",
                "Infinity",
                "1_000",
                "\u0661",
                "1\u0130",
                "/",
                ":",
                "1.0x0"
            })
    void shouldRefuseWhatIsNoNumber(final String text) {
        assertThatThrownBy(() -> FixedPoint.parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("\"" + text + "\" is not a decimal number such as -12.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000000001", "1.123456789", "-5e-9", "0.12345678901234567890123456789", "1e-9999"})
    void shouldRefuseDigitsBeyondTheScale(final String text) {
        assertThatThrownBy(() -> FixedPoint.parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("\"" + text + "\" has a non-zero digit beyond decimal place 8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "92233720368.54775808",
                "-92233720368.54775809",
                "100000000000",
                "1e11",
                "1e9999",
                "99999999999999999999999",
                "9223372036854775808"
            })
    void shouldRefuseWhatDoesNotFit(final String text) {
        assertThatThrownBy(() -> FixedPoint.parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("\"" + text + "\" does not fit a long with 8 decimal places");
    }

    @Test
    void shouldNameOnlyTheRangeThatWasGiven() {
        final byte[] line = "1,abc,2".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> FixedPoint.parse(line, 2, 3)).hasMessageStartingWith("\"abc\" ");
    }

    @Test
    void shouldParseAtAGivenScale() {
        assertThat(FixedPoint.parse("12.5", 6)).isEqualTo(12_500_000L);
        assertThat(FixedPoint.parse("9223372036854775807", 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(FixedPoint.parse("-9.223372036854775808", 18)).isEqualTo(Long.MIN_VALUE);
        assertThat(FixedPoint.parse("x0.1x".getBytes(StandardCharsets.US_ASCII), 1, 3, 2))
                .isEqualTo(10L);
        assertThatThrownBy(() -> FixedPoint.parse("0.1", 0)).hasMessageContaining("beyond decimal place 0");
        assertThatThrownBy(() -> FixedPoint.parse("1", 19)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FixedPoint.parse("1", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAgreeWithBigDecimalOnRandomText() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            final String text = randomNumber(random);
            Object expected;
            try {
                expected = new BigDecimal(text).movePointRight(8).longValueExact();
            } catch (final ArithmeticException e) {
                expected = "refused";
            }
            Object actual;
            try {
                actual = FixedPoint.parse(text);
            } catch (final NumberFormatException e) {
                actual = "refused";
            }
            if (!expected.equals(actual)) {
                assertThat(actual).as("%s, seed %d", text, SEED).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldFormatAsBigDecimalDoesAndParseBack() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            final long value = random.nextLong() >> random.nextInt(64);
            final String plain =
                    BigDecimal.valueOf(value, 8).stripTrailingZeros().toPlainString();
            assertThat(FixedPoint.format(value)).as("seed %d", SEED).isEqualTo(plain);
            assertThat(FixedPoint.parse(plain)).as("seed %d", SEED).isEqualTo(value);
            final int scale = random.nextInt(19);
            final String money = BigDecimal.valueOf(value, scale).toPlainString();
            assertThat(FixedPoint.formatMoney(value, scale)).as("seed %d", SEED).isEqualTo(money);
            assertThat(FixedPoint.parse(money, scale)).as("seed %d", SEED).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.000000",
        "1, 0.00000001, 0.000001",
        "-1, -0.00000001, -0.000001",
        "-50000000, -0.5, -50.000000",
        "6400010000000, 64000.1, 6400010.000000",
        "9223372036854775807, 92233720368.54775807, 9223372036854.775807",
        "-9223372036854775808, -92233720368.54775808, -9223372036854.775808",
    })
    void shouldFormat(final long value, final String plain, final String money) {
        assertThat(FixedPoint.format(value)).isEqualTo(plain);
        assertThat(FixedPoint.formatMoney(value, 6)).isEqualTo(money);
        assertThat(FixedPoint.appendMoneyTo(
                        FixedPoint.appendTo(new StringBuilder("p="), value).append(" m="), value, 6))
                .hasToString("p=" + plain + " m=" + money);
    }

    @Test
    void shouldRefuseScalesOutOfRange() {
        assertThatThrownBy(() -> FixedPoint.formatMoney(1, 19))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("19 decimal places are not between 0 and 18");
    }

    private static String randomNumber(final SplittableRandom random) {
        final StringBuilder text = new StringBuilder();
        text.append(new String[] {"", "", "+", "-"}[random.nextInt(4)]);
        appendDigits(text, random, random.nextInt(1, 14));
        if (random.nextInt(4) != 0) {
            appendDigits(text.append('.'), random, random.nextInt(11));
        }
        if (random.nextInt(4) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(-12, 13));
        }
        return text.toString();
    }

    private static void appendDigits(final StringBuilder text, final SplittableRandom random, final int count) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + (random.nextBoolean() ? 0 : random.nextInt(10))));
        }
    }
}
