package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps its own account of what the market offers: no trade and no level gives more than it has. */
final class OfferedLiquidityTest {
    private static final int STEPS = 60_000;

    private final VenueRig rig = new VenueRig().define(MarketView.DEPTH);
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final Map<Long, Long> left = new HashMap<>();
    private final Map<Long, Side> sides = new HashMap<>();
    private long filledByTrades;
    private long filledByLevels;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNeverGiveOutMoreThanIsOffered(final long seed) {
        final Random random = new Random(seed);
        rig.snapshot(VenueRig.NONE, VenueRig.NONE);
        for (int step = 0; step < STEPS; step++) {
            final String where = "seed " + seed + ", step " + step;
            switch (random.nextInt(4)) {
                case 0 -> trade(random, where);
                case 1, 2 -> level(random, where);
                default -> order(random, step, where);
            }
        }
        assertThat(filledByTrades).as("seed %d", seed).isGreaterThan(STEPS / 20);
        assertThat(filledByLevels).as("seed %d", seed).isGreaterThan(STEPS / 20);
    }

    private void trade(final Random random, final String where) {
        final long quantity = 1 + random.nextInt(9);
        rig.trade(98 + random.nextInt(5), quantity, AggressorSide.get((short) random.nextInt(3)));
        long filled = 0;
        for (final ReportReader.Report report : rig.reports()) {
            assertThat(report.type()).as(where).isEqualTo(ExecType.FILL);
            filled += report.lastQuantity();
        }
        assertThat(filled).as(where).isLessThanOrEqualTo(quantity);
        filledByTrades += filled;
    }

    private void level(final Random random, final String where) {
        final boolean bid = random.nextBoolean();
        final long price = bid ? 97 + random.nextInt(3) : 101 + random.nextInt(3);
        final long quantity = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(9);
        final TreeMap<Long, Long> side = bid ? bids : asks;
        final long before = quantity == 0 ? remove(side, price) : orZero(side.put(price, quantity));
        if (before != quantity) {
            left.put(price, quantity);
        }
        final long[] change = {price, quantity};
        rig.delta(bid ? change : VenueRig.NONE, bid ? VenueRig.NONE : change);
        check(where);
    }

    private void order(final Random random, final long id, final String where) {
        final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        sides.put(id, side);
        final TimeInForce timeInForce = TimeInForce.get((short) random.nextInt(3));
        rig.order(id, side, OrderType.LIMIT, timeInForce, 96 + random.nextInt(9), 1 + random.nextInt(12));
        check(where);
    }

    /** Books the fills of one event at the levels that they came from. */
    private void check(final String where) {
        for (final ReportReader.Report report : rig.reports()) {
            if (report.type() == ExecType.FILL) {
                final boolean buys = sides.get(report.orderId()) == Side.BUY;
                final long price = report.liquidity() == Liquidity.TAKER ? report.lastPrice() : bestLeft(buys, where);
                assertThat(buys ? price <= report.lastPrice() : price >= report.lastPrice())
                        .as(where)
                        .isTrue();
                final long rest = left.getOrDefault(price, 0L) - report.lastQuantity();
                assertThat(rest)
                        .as("%s: %s at level %d", where, report.text(), price)
                        .isNotNegative();
                left.put(price, rest);
                filledByLevels += report.lastQuantity();
            }
        }
    }

    private long bestLeft(final boolean buys, final String where) {
        return (buys ? asks.keySet() : bids.descendingKeySet())
                .stream().filter(price -> left.get(price) > 0).findFirst().orElseThrow(() -> new AssertionError(where));
    }

    private static long remove(final TreeMap<Long, Long> side, final long price) {
        return orZero(side.remove(price));
    }

    private static long orZero(final Long value) {
        return value == null ? 0 : value;
    }
}
