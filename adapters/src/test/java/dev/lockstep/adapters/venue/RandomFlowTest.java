package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random orders in a random market: what must hold of every order, and that a run repeats itself. */
final class RandomFlowTest {
    private static final int STEPS = 60_000;

    private record Run(VenueRig rig, OrderLifecycles lifecycles) {}

    @ParameterizedTest
    @CsvSource({"QUOTES, 1", "DEPTH, 2", "DEPTH, 3", "ORDERS, 4", "ORDERS, 5", "TRADES, 6"})
    void shouldBringEveryOrderToOneEndAndRepeatItself(final MarketView view, final long seed) {
        final Run run = run(view, seed, seed);
        final OrderLifecycles lifecycles = run.lifecycles;
        assertThat(lifecycles.unanswered()).isZero();
        assertThat(lifecycles.open()).as("seed %d", seed).isEqualTo(run.rig.venue.openOrders());
        for (final ExecType type : List.of(
                ExecType.ACCEPTED,
                ExecType.REJECTED,
                ExecType.FILL,
                ExecType.CANCELLED,
                ExecType.REPLACED,
                ExecType.REPLACE_REJECTED,
                ExecType.CANCEL_REJECTED)) {
            assertThat(lifecycles.count(type)).as("seed %d, %s", seed, type).isGreaterThan(100);
        }
        assertThat(run(view, seed, seed).rig.hashes).isEqualTo(run.rig.hashes);
        assertThat(run(view, seed, seed + 1).rig.hashes).isNotEqualTo(run.rig.hashes);
    }

    private static Run run(final MarketView view, final long seed, final long venueSeed) {
        final String where = view + ", seed " + seed;
        final Random random = new Random(seed);
        final SimulatedVenueSettings settings = new SimulatedVenueSettings(
                300, 200, 200, 300, -10_000, 40_000, true, QueueModel.BEHIND_DISPLAYED, 64, 64);
        final VenueRig rig = new VenueRig(settings, venueSeed).define(view);
        final RandomMarket market = new RandomMarket(view, random);
        final OrderLifecycles lifecycles = new OrderLifecycles(where);
        long lastId = 0;
        for (int step = 0; step < STEPS; step++) {
            rig.at(step * 100L);
            if (random.nextInt(3) != 0) {
                market.next(rig);
            } else {
                lastId = act(rig, random, market.middle(), lastId, lifecycles);
            }
            rig.reports().forEach(lifecycles::reported);
        }
        rig.at(STEPS * 100L + 1_000_000);
        rig.reports().forEach(lifecycles::reported);
        return new Run(rig, lifecycles);
    }

    /** Sends one message; returns the last id in use. */
    private static long act(
            final VenueRig rig,
            final Random random,
            final long middle,
            final long lastId,
            final OrderLifecycles lifecycles) {
        final long recent = Math.max(0, lastId - random.nextInt(30));
        final long price = middle - 4 + random.nextInt(9);
        switch (random.nextInt(6)) {
            case 0 -> rig.replace(recent, price, random.nextInt(25));
            case 1, 2 -> rig.cancel(recent);
            default -> {
                final boolean again = random.nextInt(50) == 0 && recent > 0;
                final long id = again ? recent : lastId + 1;
                final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                final OrderType type = random.nextInt(5) == 0 ? OrderType.MARKET : OrderType.LIMIT;
                final TimeInForce timeInForce =
                        random.nextInt(3) == 0 ? TimeInForce.get((short) random.nextInt(3)) : TimeInForce.GTC;
                final long quantity = random.nextInt(21);
                lifecycles.sent(id, side, type, price, quantity);
                rig.order(id, side, type, timeInForce, price, quantity);
                return Math.max(id, lastId);
            }
        }
        return lastId;
    }
}
