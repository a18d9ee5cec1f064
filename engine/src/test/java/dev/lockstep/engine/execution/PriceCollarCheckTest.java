package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The collar against arithmetic without bounds. */
final class PriceCollarCheckTest {
    private static final int CASES = 200_000;

    @Test
    @Proves(DenialCode.PRICE_COLLAR)
    void shouldDenyOneTickBehindTheCollar() {
        final long reference = Units.units(100);
        assertThat(check(reference, 100, Units.units(101), OrderType.LIMIT).approved())
                .isTrue();
        final GateOrder above = check(reference, 100, Units.units(101) + Units.TICK, OrderType.LIMIT);
        assertThat(above.denial).isEqualTo(DenialCode.PRICE_COLLAR);
        assertThat(above.deniedValue).isEqualTo(Units.units(1) + Units.TICK);
        assertThat(above.deniedLimit).isEqualTo(Units.units(1));
        assertThat(above.deniedKey).isZero();
        assertThat(check(reference, 100, Units.units(99) - Units.TICK, OrderType.LIMIT).denial)
                .isEqualTo(DenialCode.PRICE_COLLAR);
    }

    @Test
    void shouldAgreeWithUnboundedArithmeticForEveryReferenceAndWidth() {
        final Random random = new Random(17);
        int denied = 0;
        for (int i = 0; i < CASES; i++) {
            final long reference = 1 + (random.nextLong() >>> 1 >>> random.nextInt(60));
            final long bps = 1 + random.nextInt(random.nextBoolean() ? 1_000 : 1_000_000);
            final BigInteger width = BigInteger.valueOf(reference)
                    .multiply(BigInteger.valueOf(bps))
                    .divide(BigInteger.valueOf(10_000));
            final long edge = width.min(BigInteger.valueOf(Long.MAX_VALUE - 1)).longValue();
            final long off = random.nextInt(3) - 1;
            final long price = reference + (random.nextBoolean() ? edge + off : -edge - off);
            if (price <= 0) {
                continue;
            }
            final boolean within = BigInteger.valueOf(price)
                            .subtract(BigInteger.valueOf(reference))
                            .abs()
                            .compareTo(width)
                    <= 0;
            final GateOrder order = check(reference, bps, price, OrderType.LIMIT);
            assertThat(order.approved())
                    .as("reference %d, %d bps, price %d", reference, bps, price)
                    .isEqualTo(within);
            denied += within ? 0 : 1;
        }
        assertThat(denied).isGreaterThan(CASES / 20);
    }

    @Test
    @Proves(DenialCode.NO_REFERENCE_PRICE)
    void shouldNeedAReferenceForMarketOrdersToo() {
        assertThat(check(InstrumentGate.NO_REFERENCE, 100, 0, OrderType.MARKET).denial)
                .isEqualTo(DenialCode.NO_REFERENCE_PRICE);
        assertThat(check(InstrumentGate.NO_REFERENCE, 100, 5, OrderType.LIMIT).denial)
                .isEqualTo(DenialCode.NO_REFERENCE_PRICE);
        assertThat(check(1, 1, 0, OrderType.MARKET).approved()).isTrue();
    }

    private static GateOrder check(final long reference, final long bps, final long price, final OrderType type) {
        final LimitTable table = new LimitTable(
                List.of(Units.row("risk.limits[0]", RowKey.EVERY_ORDER, Units.value(LimitKind.COLLAR, bps))),
                new LimitScope(List.of(6), 1, 1, List.of()));
        table.define(0, Units.terms("A"));
        final LimitCache limits = new LimitCache(table);
        final InstrumentGate gate = new InstrumentGate(limits, 0, Units.terms("A"));
        gate.referencePrice = reference;
        final Order about = new Order();
        about.type = type;
        about.price = price;
        final GateOrder order = new GateOrder();
        order.set(about, limits.of(0, 0, 0), false, price, 0, 0, 0);
        new PriceCollarCheck().check(order, gate);
        return order;
    }
}
