package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateImage;
import dev.lockstep.engine.testkit.Units;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions against numbers worked by hand, and conservation of money against unbounded arithmetic. */
final class PositionTest {
    private static final InstrumentTerms TERMS = Units.terms("A");

    private final Position position = new Position();

    private void buy(final long wholeUnits, final long cents) {
        position.onFill(TERMS, Side.BUY, cents * Units.TICK, units(wholeUnits), 0);
    }

    private void sell(final long wholeUnits, final long cents) {
        position.onFill(TERMS, Side.SELL, cents * Units.TICK, units(wholeUnits), 0);
    }

    /** Money in millionths, as the terms say; arguments in cents. */
    private void assertHolds(final long wholeUnits, final long costCents, final long realisedCents) {
        assertThat(position.quantity()).isEqualTo(units(wholeUnits));
        assertThat(position.cost()).isEqualTo(costCents * 10_000);
        assertThat(position.realised()).isEqualTo(realisedCents * 10_000);
    }

    @Test
    void shouldOpenAddReduceAndClose() {
        buy(10, 10_000);
        assertHolds(10, 100_000, 0);
        buy(30, 10_400);
        assertHolds(40, 412_000, 0);
        // A quarter of the cost, 103.00 each, goes with ten sold at 105.00.
        sell(10, 10_500);
        assertHolds(30, 309_000, 2_000);
        sell(30, 10_100);
        assertHolds(0, 0, -4_000);
    }

    @Test
    void shouldTurnAround() {
        buy(10, 10_000);
        // Ten close at 101.00 for a gain of 10.00, five open a short position at 101.00.
        sell(15, 10_100);
        assertHolds(-5, -50_500, 1_000);
        // Five close at 99.00 for a gain of 10.00, two open a long position.
        buy(7, 9_900);
        assertHolds(2, 19_800, 2_000);
    }

    @Test
    void shouldValueAtAPrice() {
        assertThat(position.unrealised(TERMS, 0)).isZero();
        buy(10, 10_000);
        assertThat(position.unrealised(TERMS, units(101))).isEqualTo(10_000_000);
        sell(30, 10_000);
        assertThat(position.unrealised(TERMS, units(101))).isEqualTo(-20_000_000);
    }

    @Test
    void shouldKeepFeesAndRebatesApart() {
        position.onFill(TERMS, Side.BUY, ONE, ONE, 70);
        position.onFill(TERMS, Side.SELL, ONE, ONE, -20);
        assertThat(position.fees()).isEqualTo(50);
        assertHolds(0, 0, 0);
    }

    @Test
    void shouldMultiplyContractsAndRoundHalfToEvenOnce() {
        final InstrumentTerms fifty =
                InstrumentTerms.spot("F", "USD", 6, MarketView.QUOTES, MarketView.QUOTES, true, 1, 1, 1, 50 * ONE);
        position.onFill(fifty, Side.BUY, units(4_000) + ONE / 4, units(2), 0);
        assertThat(position.cost()).isEqualTo(400_025_000_000L);
        final Position tiny = new Position();
        // 0.00000001 * 50 * 1 is half a millionth: rounded to even, 0; three halves become 2.
        tiny.onFill(fifty, Side.BUY, 1, ONE, 0);
        assertThat(tiny.cost()).isZero();
        tiny.onFill(fifty, Side.BUY, 3, ONE, 0);
        assertThat(tiny.cost()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldConserveMoneyExactly(final long seed) {
        final Random random = new Random(seed);
        BigInteger received = BigInteger.ZERO;
        long fees = 0;
        for (int i = 0; i < 20_000; i++) {
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            final long price = 1 + (random.nextLong() >>> 20);
            final long quantity = 1 + (random.nextLong() >>> 1 >>> 20 + random.nextInt(30));
            final long fee = random.nextInt(2_000) - 500;
            position.onFill(TERMS, side, price, quantity, fee);
            final BigInteger notional = new BigDecimal(BigInteger.valueOf(price).multiply(BigInteger.valueOf(quantity)))
                    .movePointLeft(10)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();
            received = side == Side.BUY ? received.subtract(notional) : received.add(notional);
            fees += fee;
            assertThat(BigInteger.valueOf(position.realised()).subtract(BigInteger.valueOf(position.cost())))
                    .as("realised - cost after fill %d, seed %d", i, seed)
                    .isEqualTo(received);
            assertThat(position.fees()).isEqualTo(fees);
            assertThat(Long.signum(position.cost()) * Long.signum(position.quantity()))
                    .as("the cost of a long position is positive, seed %d", seed)
                    .isNotNegative();
            if (random.nextInt(50) == 0) {
                received = received.add(flatten());
            }
        }
    }

    /** Closes the whole position at a price of one; returns what was received for it. */
    private BigInteger flatten() {
        final long quantity = position.quantity();
        if (quantity != 0) {
            position.onFill(TERMS, quantity > 0 ? Side.SELL : Side.BUY, ONE, Math.abs(quantity), 0);
        }
        assertThat(position.quantity()).isZero();
        assertThat(position.cost()).isZero();
        return new BigDecimal(BigInteger.valueOf(quantity))
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    @Test
    void shouldBookNothingThatDoesNotFit() {
        position.onFill(TERMS, Side.BUY, units(90_000_000_000L), units(100), 3);
        final long cost = position.cost();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> position.onFill(TERMS, Side.BUY, units(90_000_000_000L), units(900), 3))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(position.quantity()).isEqualTo(units(100));
            assertThat(position.cost()).isEqualTo(cost);
            assertThat(position.fees()).isEqualTo(3);
        }
    }

    @Test
    void shouldComeBackFromAnImage() {
        buy(10, 10_000);
        sell(3, 10_100);
        final Position read = new Position();
        StateImage.of(position).restore(read);
        assertThat(read).usingRecursiveComparison().isEqualTo(position);
    }
}
