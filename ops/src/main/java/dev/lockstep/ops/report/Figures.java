package dev.lockstep.ops.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as the page shows them: exact, the thousands set apart by commas. */
final class Figures {
    /** What stands where there is no number. */
    static final String NONE = "–";

    private static final int LEAST_MONEY_DIGITS = 2;
    private static final int GROUP = 3;
    private static final long NANOS = 1_000_000_000L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Figures() {}

    static String count(final long count) {
        return grouped(Long.toString(count));
    }

    /** With all of its decimal places. */
    static String exact(final BigDecimal number) {
        return grouped(number.toPlainString());
    }

    /** Without zeros behind the second decimal place. */
    static String money(final BigDecimal amount) {
        final BigDecimal stripped = amount.stripTrailingZeros();
        return exact(stripped.setScale(Math.max(LEAST_MONEY_DIGITS, stripped.scale()), RoundingMode.UNNECESSARY));
    }

    /** With a plus in front if it is above zero. */
    static String signedMoney(final BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + money(amount);
    }

    /** A sum of quantities, without zeros at its end. */
    static String quantity(final BigDecimal quantity) {
        return grouped(
                quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString());
    }

    /** A part of a whole in percent, rounded half up to a tenth. */
    static String percent(final long part, final long whole) {
        return percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole), 1);
    }

    /** A part of a whole in percent, rounded half up; none of a whole that is not above zero. */
    static String percent(final BigDecimal part, final BigDecimal whole, final int digits) {
        return whole.signum() <= 0
                ? NONE
                : part.movePointRight(2)
                                .divide(whole, digits, RoundingMode.HALF_UP)
                                .toPlainString() + " %";
    }

    /** Date and time of nanoseconds since the epoch, UTC. */
    static String time(final long timeNs) {
        return TIME.format(instant(timeNs));
    }

    static Instant instant(final long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NANOS), Math.floorMod(timeNs, NANOS));
    }

    /** A span such as {@code 1 d 02:03:04.5}. */
    static String span(final long ns) {
        final long seconds = ns / NANOS;
        final String fraction =
                BigDecimal.valueOf(ns % NANOS, 9).stripTrailingZeros().toPlainString();
        final long days = seconds / 86_400;
        return (days == 0 ? "" : count(days) + " d ")
                + String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60)
                + (fraction.startsWith("0.") ? fraction.substring(1) : "");
    }

    private static String grouped(final String plain) {
        final int start = plain.startsWith("-") ? 1 : 0;
        final int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        final StringBuilder grouped = new StringBuilder(plain);
        for (int i = point - GROUP; i > start; i -= GROUP) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }
}
