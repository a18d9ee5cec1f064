package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.engine.instrument.InstrumentTerms;

/**
 * The smallest unit in which money of a currency is booked, and how an amount gets there. Every amount is rounded once, from its exact value. Sums of
 * booked amounts are whole units again, so nothing leaks.
 */
final class MoneyUnit {
    /** The last decimal place of the money scale. */
    static final MoneyUnit SMALLEST = new MoneyUnit(1, Rounding.HALF_EVEN);

    private final long increment;
    private final Rounding rounding;

    private MoneyUnit(final long increment, final Rounding rounding) {
        this.increment = increment;
        this.rounding = rounding;
    }

    /** The unit of a currency with the given money scale and precision, both in decimal places. */
    static MoneyUnit of(final MoneyRounding rounding, final int moneyScale, final int precision) {
        if (rounding == MoneyRounding.NONE || precision >= moneyScale) {
            return SMALLEST;
        }
        long increment = 1;
        for (int i = precision; i < moneyScale; i++) {
            increment *= 10;
        }
        return new MoneyUnit(increment, rounding == MoneyRounding.HALF_UP ? Rounding.HALF_UP : Rounding.HALF_EVEN);
    }

    /** Money, rounded to the unit. */
    long round(final long money) {
        return FixedPoint.roundToIncrement(money, increment, rounding);
    }

    /** What a quantity is worth at a price, rounded to the unit; see {@link ContractValue}. */
    long value(final InstrumentTerms terms, final long price, final long quantity) {
        if (increment == 1) {
            return ContractValue.of(terms, price, quantity, rounding);
        }
        return cut(
                ContractValue.of(terms, price, quantity, Rounding.DOWN),
                ContractValue.of(terms, price, quantity, Rounding.UP));
    }

    /** What a quantity gets at an amount for one unit (scaled by 10^8), rounded to the unit. */
    long dividend(final InstrumentTerms terms, final long perUnit, final long quantity) {
        return multiplyDivide(perUnit, quantity, ContractValue.productToMoney(terms));
    }

    /** {@code a * b / divisor}, rounded to the unit. */
    long multiplyDivide(final long a, final long b, final long divisor) {
        if (increment == 1) {
            return FixedPoint.multiplyDivide(a, b, divisor, rounding);
        }
        return cut(
                FixedPoint.multiplyDivide(a, b, divisor, Rounding.DOWN),
                FixedPoint.multiplyDivide(a, b, divisor, Rounding.UP));
    }

    /**
     * Rounds an amount of which the two neighbours at the money scale are known, equal if it is exact. Half a unit is a whole number at that scale, so
     * an amount that is not exact never lies on a half: it is above it if its smaller neighbour has reached it.
     */
    private long cut(final long down, final long up) {
        if (down == up) {
            return round(down);
        }
        final long remainder = down % increment;
        final long whole = down - remainder;
        if (Math.abs(remainder) < increment / 2) {
            return whole;
        }
        return Math.addExact(whole, up > down ? increment : -increment);
    }
}
