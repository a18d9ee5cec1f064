package dev.lockstep.engine;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.FamilyVenue;
import dev.lockstep.engine.testkit.FamilyWorstCase;
import dev.lockstep.engine.testkit.Holdings;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.StateValues;
import dev.lockstep.engine.testkit.StormStrategy;
import dev.lockstep.engine.testkit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Families in random flows, in which updates come along the ring as late as anything else: after every event, what central risk counts is never less than the worst that the open orders could lead to, as found by trying. The seed is
 * part of every message.
 */
final class FamilyReservationFlowTest {
    private static final int STEPS = 1_500;
    private static final int SEEDS = 120;
    private static final int REMEMBERED = 12;

    private final List<Long> known = new ArrayList<>();
    private Random random;
    private CoreHarness harness;
    private FamilyVenue venue;
    private String at = "";
    private long checks;
    private long exact;
    private long quiet;
    private long covered;
    private long slices;

    @Test
    void shouldNeverCountLessThanTheWorstCase() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            run(seed, scripted());
            slices += venue.laterSlices();
        }
        assertThat(checks).as("events looked at").isGreaterThan(100_000);
        assertThat(slices).as("later slices of orders that are shown in part").isGreaterThan(1_000);
        assertThat(covered).as("events at which orders stood for others").isGreaterThan(50_000);
        assertThat(exact)
                .as("of %d quiet events, those at which exactly the worst case was counted", quiet)
                .isGreaterThan(quiet * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {201, 202, 203})
    void shouldGoOnTheSameWhereverItIsRestored(final long seed) {
        run(seed, storm(seed));
        final List<UnsafeBuffer> inputs = harness.inputs();
        for (int cut = 200; cut < inputs.size(); cut += 400) {
            final CoreHarness before = new CoreHarness(new Core(settings(storm(seed))));
            inputs.subList(0, cut).forEach(before::replay);
            final Core restored = new Core(settings(storm(seed)));
            restored.restore(before.core().images());
            assertThat(EngineRun.hashes(restored))
                    .as("restored at %d, seed %d", cut, seed)
                    .isEqualTo(EngineRun.hashes(before.core()));
            final CoreHarness after = new CoreHarness(restored, before.sequence(), before.timeNs(), before.chain());
            inputs.subList(cut, inputs.size()).forEach(after::replay);
            assertThat(EngineRun.hashes(restored))
                    .as("restored at %d, seed %d", cut, seed)
                    .isEqualTo(EngineRun.hashes(harness.core()));
        }
    }

    private StrategySlot scripted() {
        return new ScriptedStrategy()
                .onQuote((context, instrument) -> act(context, 3))
                .onUpdate((context, update) -> act(context, 16))
                .everywhere();
    }

    /** One that remembers itself what it has to. */
    private static StrategySlot storm(final long seed) {
        return new StrategySlot("storm", new StormStrategy(seed, 30, Long.MAX_VALUE), InstrumentSelection.EVERY, 0);
    }

    private static CoreSettings settings(final StrategySlot strategy) {
        return ScriptedStrategy.settings(Units.wideLimits(), strategy);
    }

    private void run(final long seed, final StrategySlot strategy) {
        random = new Random(seed);
        known.clear();
        harness = CoreHarness.started(settings(strategy), Units.terms("A"));
        venue = new FamilyVenue(harness, random);
        at = "seed " + seed;
        harness.afterEvent(() -> check(seed));
        for (int step = 0; step < STEPS; step++) {
            if (harness.loopbacksOutstanding() > random.nextInt(6)) {
                harness.stepLoopback();
            } else if (random.nextInt(3) == 0 || !venue.step()) {
                quote();
            }
        }
    }

    private void quote() {
        final long mid = units(100) + (random.nextInt(13) - 6) * TICK;
        final long size = units(1 + harness.sequence());
        harness.feed(
                SourceId.MARKET_DATA,
                harness.timeNs() + 1,
                MarketMessages.quote(0, mid - TICK, size, mid + TICK, size));
    }

    private void check(final long seed) {
        venue.collect();
        final List<OrderUpdateDecoder> coming = harness.updatesOutstanding();
        if (coming.stream().anyMatch(FamilyReservationFlowTest::isSurprise)) {
            // What nobody could foresee is known when its update comes.
            return;
        }
        at = "input " + harness.sequence() + ", seed " + seed;
        final FamilyWorstCase worst = new FamilyWorstCase(harness, venue);
        final long risked = Holdings.position(harness.core(), 0);
        final long buys = worst.worst(Side.BUY);
        final long sells = worst.worst(Side.SELL);
        final long countedBuys = Holdings.reservedBuy(harness.core(), 0);
        final long countedSells = Holdings.reservedSell(harness.core(), 0);
        assertThat(risked + countedBuys).as("long, %s", at).isGreaterThanOrEqualTo(venue.position() + buys);
        assertThat(countedSells - risked).as("short, %s", at).isGreaterThanOrEqualTo(sells - venue.position());
        checks++;
        if (harness.loopbacksOutstanding() == 0) {
            quiet++;
            exact += countedBuys == buys && countedSells == sells ? 1 : 0;
        }
        covered += countedBuys + countedSells < held() ? 1 : 0;
    }

    private long held() {
        long sum = 0;
        for (final long quantity : StateValues.of(harness.core().risk(), "working")) {
            sum += quantity;
        }
        return sum;
    }

    private static boolean isSurprise(final OrderUpdateDecoder update) {
        return update.orderEvent() == OrderEvent.BUSTED
                || (update.orderEvent() == OrderEvent.FILLED && update.anomaly() != Anomaly.NONE);
    }

    private void act(final StrategyContext context, final int oneIn) {
        if (random == null || random.nextInt(oneIn) != 0 || !context.hasBid(0)) {
            return;
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(9)) {
                case 0, 1 -> bracket(context);
                case 2 -> group(context);
                case 3, 4, 5, 6 -> replace(context);
                case 7 -> context.cancel(some());
                default -> keep(context.submit(single(context, side())));
            }
        }
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private void bracket(final StrategyContext context) {
        final Side side = side();
        final long quantity = units(2 + random.nextInt(9));
        final long entry = keep(context.submit(
                shown(context.order(0, side).limit(price(context)).quantity(quantity))));
        final Side out = side == Side.BUY ? Side.SELL : Side.BUY;
        final long target = keep(context.submit(shown(context.order(0, out)
                .limit(price(context))
                .quantity(units(1 + random.nextInt((int) (quantity / Units.ONE))))
                .after(entry))));
        final LinkKind kind = random.nextInt(4) == 0 ? LinkKind.OCO : LinkKind.OUO;
        for (int stops = random.nextInt(3); stops >= 0; stops--) {
            keep(context.submit(waiter(context, out)
                    .quantity(units(1 + random.nextInt((int) (quantity / Units.ONE))))
                    .after(entry)
                    .linkedWith(target, kind)));
        }
        if (random.nextInt(6) == 0) {
            keep(context.submit(single(context, out).after(entry)));
        }
    }

    private void group(final StrategyContext context) {
        final Side side = side();
        final LinkKind kind = random.nextBoolean() ? LinkKind.OCO : LinkKind.OUO;
        final long first = keep(context.submit(single(context, side)));
        for (int i = random.nextInt(3); i >= 0; i--) {
            keep(context.submit(
                    single(context, random.nextInt(5) == 0 ? side() : side).linkedWith(first, kind)));
        }
    }

    private OrderSpec single(final StrategyContext context, final Side side) {
        final OrderSpec order = random.nextBoolean()
                ? waiter(context, side)
                : shown(context.order(0, side).limit(price(context)));
        return order.quantity(units(1 + random.nextInt(10)));
    }

    private OrderSpec waiter(final StrategyContext context, final Side side) {
        final OrderSpec order = context.order(0, side);
        return switch (random.nextInt(3)) {
            case 0 -> order.stopMarket(price(context));
            case 1 -> order.stopLimit(price(context), price(context));
            default -> order.marketIfTouched(price(context));
        };
    }

    private OrderSpec shown(final OrderSpec order) {
        return random.nextInt(2) == 0 ? order.display(units(1 + random.nextInt(2))) : order;
    }

    private void replace(final StrategyContext context) {
        final long order = some();
        final long total = units(1 + random.nextInt(14));
        if (random.nextBoolean()) {
            context.replace(order, price(context), total);
        } else {
            context.replace(order, price(context), total, price(context));
        }
    }

    private long price(final StrategyContext context) {
        return context.bidPrice(0) + (random.nextInt(13) - 6) * TICK;
    }

    private long keep(final long id) {
        known.add(id);
        return id;
    }

    private long some() {
        final int last = Math.min(known.size(), REMEMBERED);
        return last == 0 ? 1 : known.get(known.size() - 1 - random.nextInt(last));
    }
}
