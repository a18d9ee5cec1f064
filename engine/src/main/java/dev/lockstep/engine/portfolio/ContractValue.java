package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.engine.instrument.InstrumentTerms;

/**
 * What a quantity of an instrument is worth at a price, in its settlement currency. The profit of going from one price to another is the difference of
 * two values, whatever the kind:
 *
 * <ul>
 *   <li>SPOT and LINEAR: {@code price x quantity x multiplier}
 *   <li>INVERSE: {@code -quantity x multiplier / price}, so that a quantity bought at {@code entry} and sold at {@code exit} has made
 *       {@code quantity x multiplier x (1/entry - 1/exit)}
 * </ul>
 *
 * Each value is exact up to the one rounding that the caller names. Quantities are signed; values and quantities are rounded alike on both sides of zero by
 * the roundings that are used here, so the value of the opposite quantity is the opposite value.
 */
final class ContractValue {
    private ContractValue() {}

    /**
     * The value, money of the instrument's scale.
     *
     * @param price scaled by 10^8; above 0 for an inverse contract
     * @param quantity scaled by 10^8, signed
     * @throws ArithmeticException if it does not fit, or if an inverse contract has no value at the price
     */
    static long of(final InstrumentTerms terms, final long price, final long quantity, final Rounding rounding) {
        if (terms.kind() == InstrumentKind.INVERSE) {
            return -inverse(terms, price, quantity, rounding);
        }
        return FixedPoint.notional(price, quantity, terms.multiplier(), terms.moneyScale(), rounding);
    }

    /** Whether a quantity has a value at a price. */
    static boolean isDefined(final InstrumentTerms terms, final long price) {
        return price > 0 || terms.kind() != InstrumentKind.INVERSE;
    }

    /** The notional, money of the instrument's scale: the magnitude of the value with the sign of the quantity. */
    static long notional(final InstrumentTerms terms, final long price, final long quantity, final Rounding rounding) {
        if (terms.kind() == InstrumentKind.INVERSE) {
            return inverse(terms, price, quantity, rounding);
        }
        return FixedPoint.notional(Math.abs(price), quantity, terms.multiplier(), terms.moneyScale(), rounding);
    }

    private static long inverse(
            final InstrumentTerms terms, final long price, final long quantity, final Rounding rounding) {
        if (!isDefined(terms, price)) {
            throw new ArithmeticException("an inverse contract has no value at a price of " + price);
        }
        final long divisor = Math.multiplyExact(price, toEightDigits(terms));
        return FixedPoint.multiplyDivide(quantity, terms.multiplier(), divisor, rounding);
    }

    /**
     * The average price of a position, scaled by 10^8, rounded half to even.
     *
     * @param quantity not 0
     * @param cost what was paid for it, as {@link #of} has it
     * @throws ArithmeticException if it does not fit
     */
    static long averagePrice(final InstrumentTerms terms, final long quantity, final long cost) {
        final long money = toEightDigits(terms);
        if (terms.kind() == InstrumentKind.INVERSE) {
            return cost == 0
                    ? 0
                    : FixedPoint.multiplyDivide(
                            quantity, terms.multiplier(), Math.multiplyExact(-cost, money), Rounding.HALF_EVEN);
        }
        final long perUnit = FixedPoint.multiplyDivide(cost, productToMoney(terms), quantity, Rounding.HALF_EVEN);
        return FixedPoint.divide(perUnit, terms.multiplier(), Rounding.HALF_EVEN);
    }

    /** By what a product of two numbers scaled by 10^8 is to be divided to be money of the instrument. */
    static long productToMoney(final InstrumentTerms terms) {
        return FixedPoint.ONE * toEightDigits(terms);
    }

    /** What money of the instrument is to be multiplied by to have eight decimal places. */
    private static long toEightDigits(final InstrumentTerms terms) {
        long factor = 1;
        for (int i = terms.moneyScale(); i < FixedPoint.DIGITS; i++) {
            factor *= 10;
        }
        return factor;
    }
}
