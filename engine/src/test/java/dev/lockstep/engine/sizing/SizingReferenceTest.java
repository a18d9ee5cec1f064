package dev.lockstep.engine.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sizes against decimals that round nothing: never above the exact size, and below it by no more than what the named roundings can take. */
final class SizingReferenceTest {
    private static final int CASES = 200_000;
    private static final long SEED = 2026;
    private static final MathContext EXACT = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal ONE = BigDecimal.valueOf(100_000_000L);
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    /** The inputs are drawn so that no division before the last leaves less than some thousand units, of which its rounding takes one at most. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.999");

    private final Random random = new Random(SEED);
    private final SizingInputs inputs = new SizingInputs();
    private InstrumentTerms terms;
    private long price;
    private long equity;
    private int scale;
    private long conversion;
    private long expectedReturn;
    private long volatility;

    @Test
    void shouldNeverBeAboveTheExactSizeNorFarBelow() {
        int sized = 0;
        for (int i = 0; i < CASES; i++) {
            draw();
            final SizingModel model = model(i % 4);
            final BigDecimal exact = exactQuantity(exactMoney(model));
            final long quantity = model.quantity(inputs);
            final String at = "seed " + SEED + ", case " + i + ", " + model + ", exact " + exact;
            if (quantity == SizingFault.OVERFLOW.code()) {
                assertThat(exact).as(at).isGreaterThan(BigDecimal.valueOf(Long.MAX_VALUE / 100));
                continue;
            }
            assertThat(BigDecimal.valueOf(quantity)).as(at).isLessThanOrEqualTo(exact);
            assertThat(BigDecimal.valueOf(quantity).add(BigDecimal.valueOf(100)))
                    .as(at)
                    .isGreaterThanOrEqualTo(exact.multiply(TOLERANCE));
            sized++;
        }
        assertThat(sized).as("sized, seed %d", SEED).isGreaterThan(CASES / 2);
    }

    private void draw() {
        final boolean inverse = random.nextInt(4) == 0;
        scale = random.nextBoolean() ? 6 : 8;
        final long multiplier = inverse ? decimal(0, 3) : decimal(-1, 2);
        terms = new InstrumentTerms(
                "X",
                inverse ? InstrumentKind.INVERSE : InstrumentKind.LINEAR,
                "USD",
                "BTC",
                inverse ? "BTC" : "USD",
                6,
                0,
                MarketView.QUOTES,
                MarketView.QUOTES,
                true,
                1,
                1,
                1,
                multiplier);
        price = decimal(-2, 5);
        equity = (long) (Math.pow(10, 2 + 5 * random.nextDouble() + scale));
        conversion = decimal(-2, 2);
        expectedReturn = decimal(-3, -1);
        volatility = decimal(-2, 0) / 4;
        inputs.start(terms, expectedReturn, volatility)
                .price(price)
                .equity(equity, scale)
                .conversion(conversion);
    }

    /** Between 10^from and 10^to, scaled by 10^8. */
    private long decimal(final int from, final int to) {
        return (long) Math.pow(10, 8 + from + (to - from) * random.nextDouble());
    }

    private SizingModel model(final int kind) {
        return switch (kind) {
            case 0 -> new FixedNotional((long) Math.pow(10, 8 + 5 * random.nextDouble()));
            case 1 -> new EquityFraction(100 + random.nextInt(20_000));
            case 2 -> new VolatilityTarget(10 + random.nextInt(500));
            default -> new CappedKelly(1_000 + random.nextInt(9_000), 100 + random.nextInt(50_000));
        };
    }

    /** The notional in the account's currency, as one. */
    private BigDecimal exactMoney(final SizingModel model) {
        final BigDecimal worth = BigDecimal.valueOf(equity, scale);
        final BigDecimal deviation = BigDecimal.valueOf(volatility, 8);
        if (model instanceof FixedNotional fixed) {
            return BigDecimal.valueOf(fixed.notional(), 6);
        }
        if (model instanceof EquityFraction fraction) {
            return worth.multiply(BigDecimal.valueOf(fraction.fractionBps())).divide(BPS, EXACT);
        }
        if (model instanceof VolatilityTarget target) {
            return worth.multiply(BigDecimal.valueOf(target.targetBps()))
                    .divide(BPS, EXACT)
                    .divide(deviation, EXACT);
        }
        final CappedKelly kelly = (CappedKelly) model;
        final BigDecimal share = BigDecimal.valueOf(expectedReturn, 8)
                .divide(deviation.multiply(deviation), EXACT)
                .multiply(BigDecimal.valueOf(kelly.fractionBps()))
                .divide(BPS, EXACT);
        return worth.multiply(share.min(BigDecimal.valueOf(kelly.capBps()).divide(BPS, EXACT)));
    }

    /** Scaled by 10^8. */
    private BigDecimal exactQuantity(final BigDecimal money) {
        final BigDecimal settled = money.divide(BigDecimal.valueOf(conversion, 8), EXACT);
        final BigDecimal at = BigDecimal.valueOf(price, 8);
        final BigDecimal unit = BigDecimal.valueOf(terms.multiplier(), 8);
        final BigDecimal quantity = terms.kind() == InstrumentKind.INVERSE
                ? settled.multiply(at).divide(unit, EXACT)
                : settled.divide(at.multiply(unit), EXACT);
        return quantity.multiply(ONE);
    }
}
