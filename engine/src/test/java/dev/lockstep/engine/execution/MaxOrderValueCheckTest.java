package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.venue.VenueCapabilities;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The largest value of one order. */
final class MaxOrderValueCheckTest {
    private static final long MILLION = 1_000_000;

    private final GateRig rig = new GateRig(value(LimitKind.MAX_ORDER_VALUE, 1_000 * MILLION));
    private final MaxOrderValueCheck check = new MaxOrderValueCheck();

    @Test
    @Proves(DenialCode.MAX_ORDER_VALUE)
    void shouldPassTheLimitAndDenyOneTickBeyond() {
        // 10 at 100 are 1,000.
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(100), 10)), 1_000 * MILLION, 1_000 * MILLION);
        assertDenied(
                rig.look(check, rig.limit(Side.BUY, units(100) + TICK, 10)),
                DenialCode.MAX_ORDER_VALUE,
                1_000 * MILLION + MILLION / 10,
                1_000 * MILLION,
                KEY);
        final Order replaced = rig.limit(Side.BUY, units(50), 1);
        assertThat(rig.replace(check, replaced, units(50), 20).approved()).isTrue();
        assertThat(rig.replace(check, replaced, units(50), 21).denial).isEqualTo(DenialCode.MAX_ORDER_VALUE);
    }

    @Test
    void shouldTakeTheReferenceOrTheTriggerWhereThereIsNoLimit() {
        assertThat(rig.look(check, rig.market(Side.SELL, 10)).seenValue).isEqualTo(1_000 * MILLION);
        assertThat(rig.look(check, rig.market(Side.SELL, 11)).denial).isEqualTo(DenialCode.MAX_ORDER_VALUE);
        final Order stop = rig.order(Side.SELL, OrderType.STOP_MARKET, 0, 11);
        stop.triggerPrice = units(90);
        assertPassed(rig.look(check, stop), 990 * MILLION, 1_000 * MILLION);
    }

    @Test
    void shouldFollowAChangedLimit() {
        rig.change(LimitKind.MAX_ORDER_VALUE, 500 * MILLION);
        assertDenied(
                rig.look(check, rig.limit(Side.BUY, units(100), 6)),
                DenialCode.MAX_ORDER_VALUE,
                600 * MILLION,
                500 * MILLION,
                KEY);
    }

    @Test
    void shouldValueInverseContractsByTheirMultiplierAlone() {
        final InstrumentTerms inverse = new InstrumentTerms(
                "A",
                InstrumentKind.INVERSE,
                "USD",
                "",
                "BTC",
                8,
                0,
                MarketView.QUOTES,
                MarketView.QUOTES,
                true,
                TICK,
                ONE,
                ONE,
                100 * ONE);
        final GateRig other = new GateRig(
                VenueCapabilities.BASIC,
                List.of(inverse),
                Units.row("a", GateRig.ACCOUNT, value(LimitKind.MAX_ORDER_VALUE, 1_000 * MILLION)));
        // 10 contracts of 100 dollars, with 8 decimal places, whatever the price.
        assertPassed(other.look(check, other.limit(Side.BUY, units(50), 10)), 1_000 * ONE, 1_000 * ONE);
        assertThat(other.look(check, other.limit(Side.BUY, units(50), 11)).denial)
                .isEqualTo(DenialCode.MAX_ORDER_VALUE);
    }

    @Test
    void shouldDenyAnOverflowThoughThereIsNoLimitAndPassAMillionMillionOfSmallUnits() {
        final GateRig free = new GateRig();
        final Order huge = free.limit(Side.BUY, units(1_000_000), 1);
        huge.quantity = Long.MAX_VALUE;
        assertDenied(free.look(check, huge), DenialCode.MAX_ORDER_VALUE, Long.MAX_VALUE, LimitRule.NONE, 0);
        huge.quantity = units(500_000);
        assertPassed(free.look(check, huge), 0, LimitRule.NONE);
    }

    /** Against arithmetic without bounds: what passes the first look fits and is exact, and nothing small is taken for an overflow. */
    @Test
    void shouldAgreeWithUnboundedArithmetic() {
        final Random random = new Random(23);
        int overflows = 0;
        for (int i = 0; i < 100_000; i++) {
            final long multiplier = 1 + (random.nextLong() >>> 1 >>> 20 + random.nextInt(40));
            final int scale = 6 + random.nextInt(3);
            final InstrumentTerms terms = InstrumentTerms.spot(
                    "A", "USD", scale, MarketView.QUOTES, MarketView.QUOTES, true, TICK, ONE, ONE, multiplier);
            rig.gate().terms = terms;
            final Order order = rig.limit(Side.BUY, 1 + (random.nextLong() >>> 1 >>> random.nextInt(60)), 1);
            order.quantity = 1 + (random.nextLong() >>> 2 >>> random.nextInt(60));
            final BigInteger value = new BigDecimal(BigInteger.valueOf(order.price)
                            .multiply(BigInteger.valueOf(order.quantity))
                            .multiply(BigInteger.valueOf(multiplier)))
                    .divide(BigDecimal.TEN.pow(24 - scale), 0, RoundingMode.CEILING)
                    .toBigIntegerExact();
            final GateOrder seen = rig.look(check, order);
            if (seen.seenValue == Long.MAX_VALUE) {
                overflows++;
                assertThat(value.shiftRight(59).signum()).as("case %d", i).isPositive();
                assertThat(seen.denial).isEqualTo(DenialCode.MAX_ORDER_VALUE);
            } else {
                assertThat(BigInteger.valueOf(seen.seenValue)).as("case %d", i).isEqualTo(value);
                assertThat(seen.approved()).isEqualTo(seen.seenValue <= seen.seenLimit);
            }
        }
        assertThat(overflows).isGreaterThan(5_000);
    }
}
