package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Holdings;
import dev.lockstep.engine.testkit.HostileVenue;
import dev.lockstep.engine.testkit.LimitWatch;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.OpenOrders;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.StateValues;
import dev.lockstep.engine.testkit.StormMarket;
import dev.lockstep.engine.testkit.StormStrategy;
import dev.lockstep.engine.testkit.Units;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Orders of every kind through a venue behind a bad line: what is known of orders and positions ends up as what really happened, nothing is sent twice, no order, no real position, not even with all that works, and in half of the storms no exposure, no number of open orders and no rate ever goes beyond its limit, and
 * nothing stays reserved. The seed is part of every message.
 */
final class OrderStormTest {
    private static final int INSTRUMENTS = 2;
    private static final long MAX_POSITION = Units.units(60);
    private static final long MAX_ORDER = Units.units(10);
    private static final int MAX_EXPOSURE = 7_000;
    private static final int MAX_OPEN = 12;
    private static final int MAX_NEW_PER_SECOND = 25;
    private static final int WIDE = 1_000_000;
    /** How far the price gets from 100, so that a venue can tell from quantities whether an exposure was allowed. */
    private static final int REACH = 1;

    private static final long LOWEST_MARK = Units.units(100 - REACH) - Units.TICK;
    /** Limits that the storm has to run into, and how often at least, over all seeds. */
    private static final Map<DenialCode, Integer> DENIALS = Map.of(
            DenialCode.MAX_POSITION_LONG, 500,
            DenialCode.MAX_POSITION_SHORT, 500,
            DenialCode.MAX_GROSS_EXPOSURE, 500,
            DenialCode.MAX_OPEN_ORDERS, 500,
            DenialCode.NEW_RATE, 500);

    private static final long STORM_NS = 40 * Units.SECOND;
    private static final long CALM_NS = 90 * Units.SECOND;
    private static final int MARKET_EVENTS = 12_000;
    private static final long LEAST_EVENTS = 1_000_000;

    /** Half of the storms have room, so that much happens at once; the others run into every limit of sums and counts. */
    private static boolean isNarrow(final long seed) {
        return seed % 2 == 0;
    }

    private static CoreSettings settings(final long seed) {
        final long untilNs = Units.START_NS + STORM_NS;
        return Units.settings(
                List.of(storm(new StormStrategy(seed, 70, untilNs)), storm(new StormStrategy(~seed, 40, untilNs))),
                Units.risk(
                        new FixedQuantity(Units.units(3)),
                        Units.value(LimitKind.MAX_ORDER_QUANTITY, MAX_ORDER),
                        Units.value(LimitKind.MAX_LONG, MAX_POSITION),
                        Units.value(LimitKind.MAX_SHORT, MAX_POSITION),
                        Units.value(LimitKind.MAX_GROSS_EXPOSURE, (isNarrow(seed) ? MAX_EXPOSURE : WIDE) * 1_000_000L),
                        Units.value(LimitKind.MAX_OPEN_ORDERS, isNarrow(seed) ? MAX_OPEN : WIDE),
                        Units.value(LimitKind.COLLAR, 500),
                        Units.value(LimitKind.MAX_NEW_RATE, isNarrow(seed) ? MAX_NEW_PER_SECOND : WIDE),
                        Units.value(LimitKind.MAX_REPLACE_RATE, 1_000_000_000)),
                400);
    }

    private static StrategySlot storm(final StormStrategy strategy) {
        return new StrategySlot("storm", strategy, InstrumentSelection.EVERY, 0);
    }

    private static HostileVenue venue(final long seed) {
        final LimitWatch limits = new LimitWatch(seed, MAX_POSITION).ordersUpTo(MAX_ORDER);
        if (isNarrow(seed)) {
            limits.exposureUpTo(MAX_EXPOSURE, LOWEST_MARK)
                    .openOrdersUpTo(MAX_OPEN)
                    .newPerSecondUpTo(MAX_NEW_PER_SECOND);
        }
        return new HostileVenue(seed, INSTRUMENTS, limits, Units.START_NS + STORM_NS);
    }

    private static EngineRun run(final Topology topology, final long seed, final HostileVenue venue) {
        final EngineRun run = new EngineRun(topology, settings(seed), venue);
        run.start(List.of(Units.terms("A"), Units.terms("B")));
        run.history(new Market(seed));
        return run;
    }

    @Test
    void shouldEndUpWithWhatReallyHappened() {
        long events = 0;
        long slices = 0;
        final Map<DenialCode, Integer> denials = new EnumMap<>(DenialCode.class);
        for (long seed = 1; events < LEAST_EVENTS; seed++) {
            final HostileVenue venue = venue(seed);
            try (EngineRun run = run(Topology.INLINE, seed, venue)) {
                assertSettled(run, venue, seed);
                events += run.inputs().size() - MARKET_EVENTS;
                slices += venue.slices();
                run.decodedOutputs().stream()
                        .filter(Output::isDenial)
                        .forEach(output -> denials.merge(output.denial().code(), 1, Integer::sum));
            }
        }
        DENIALS.forEach((code, least) -> assertThat(denials)
                .as("a limit that binds")
                .hasEntrySatisfying(code, count -> assertThat(count).isGreaterThan(least)));
        assertThat(slices).as("orders are shown in slices, too").isGreaterThan(1_000);
    }

    private static void assertSettled(final EngineRun run, final HostileVenue venue, final long seed) {
        assertThat(run.engine().failure()).as("seed %d", seed).isNull();
        assertThat(venue.open()).as("orders at the venue, seed %d", seed).isZero();
        assertThat(run.core().execution().openOrders())
                .as("open orders, seed %d: %s", seed, openStates(run.core()))
                .isZero();
        assertThat(run.core().risk().openReservations())
                .as("reservations, seed %d", seed)
                .isZero();
        for (int i = 0; i < INSTRUMENTS; i++) {
            assertThat(Holdings.position(run.core(), i))
                    .as("position of %d, seed %d", i, seed)
                    .isEqualTo(venue.position(i));
            assertThat(Holdings.reservedBuy(run.core(), i)).as("seed %d", seed).isZero();
            assertThat(Holdings.reservedSell(run.core(), i)).as("seed %d", seed).isZero();
        }
        OpenOrders.of(run.core()).assertReservedExactly(run.core(), "seed " + seed);
    }

    private static List<String> openStates(final Core core) {
        final List<String> open = new ArrayList<>();
        final long[] ids = StateValues.of(core.execution(), "id");
        final long[] states = StateValues.of(core.execution(), "state");
        for (int i = 0; i < core.execution().openOrders(); i++) {
            open.add(ids[i] + " " + OrderState.get((short) states[i]));
        }
        return open;
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102})
    void shouldDecideTheSameInEveryTopologyAndInAReplay(final long seed) {
        try (EngineRun inline = run(Topology.INLINE, seed, venue(seed))) {
            for (final Topology topology : new Topology[] {Topology.FUSED, Topology.STAGED}) {
                try (EngineRun other = run(topology, seed, venue(seed))) {
                    assertThat(other.outputs())
                            .as("%s, seed %d", topology, seed)
                            .isEqualTo(inline.outputs());
                    assertThat(other.inputs()).as("%s, seed %d", topology, seed).isEqualTo(inline.inputs());
                }
            }
            final dev.lockstep.engine.testkit.CoreHarness replay =
                    new dev.lockstep.engine.testkit.CoreHarness(new Core(settings(seed)));
            inline.inputs().forEach(replay::replay);
            assertThat(EngineRun.hashes(replay.core())).as("seed %d", seed).isEqualTo(EngineRun.hashes(inline.core()));
            assertThat(replay.core().execution().outputChain())
                    .as("seed %d", seed)
                    .isEqualTo(inline.core().execution().outputChain());
        }
    }

    /** With a halt now and then. */
    private static final class Market extends StormMarket {
        private Market(final long seed) {
            super(seed, INSTRUMENTS, MARKET_EVENTS, STORM_NS, CALM_NS, 2, REACH);
        }

        @Override
        protected DirectBuffer event(final int instrument) {
            return switch (random.nextInt(100)) {
                case 0 -> MarketMessages.instrumentStatus(instrument, InstrumentState.HALTED);
                case 1, 2, 3 -> MarketMessages.instrumentStatus(instrument, InstrumentState.TRADING);
                case 4 -> Commands.tradingState(TradingState.REDUCING);
                case 5, 6, 7 -> Commands.tradingState(TradingState.ACTIVE);
                case 8 -> Commands.admin(9, AdminKind.CANCEL_ALL, TradingState.ACTIVE, random.nextInt(3) - 1, -1);
                case 13 -> RunMessages.boundary(random.nextInt(INSTRUMENTS + 1) - 1, BoundaryKind.SESSION_CLOSE);
                case 14, 15, 16 -> RunMessages.boundary(random.nextInt(INSTRUMENTS + 1) - 1, BoundaryKind.SESSION_OPEN);
                case 17 -> RunMessages.boundary(random.nextInt(INSTRUMENTS + 1) - 1, BoundaryKind.CLOSING);
                case 18 -> RunMessages.boundary(-1, BoundaryKind.DAY);
                case 9, 10, 11, 12 -> trade(instrument);
                default -> quote(instrument);
            };
        }
    }
}
