package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.RiskAlertKind;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.execution.OrderSettings;
import dev.lockstep.engine.execution.OutputBuffer;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.limit.PreviewListener;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import dev.lockstep.engine.ring.Verdict;
import dev.lockstep.engine.run.NamedHandler;
import dev.lockstep.engine.run.ReplayPump;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Commands.Scope;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.HostileVenue;
import dev.lockstep.engine.testkit.LimitWatch;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.MessageBuffers;
import dev.lockstep.engine.testkit.OpenOrders;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.StateValues;
import dev.lockstep.engine.testkit.StormMarket;
import dev.lockstep.engine.testkit.StormStrategy;
import dev.lockstep.engine.testkit.Units;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trading states, kills, losses and days in any order, on a netted account with two strategies and one that keeps long and short apart, through a venue behind a bad line: both stages know the same after every event, nothing goes
 * out of what is halted, a preview of the same limits says the same, and a restored core goes on alike. The seed is part of every message.
 */
final class TradingStateStormTest {
    private static final int INSTRUMENTS = 2;
    private static final long MAX_POSITION = Units.units(60);
    private static final long STORM_NS = 40 * Units.SECOND;
    private static final long CALM_NS = 400 * Units.SECOND;
    private static final int MARKET_EVENTS = 6_000;
    private static final int STRATEGIES = 3;
    private static final int ACCOUNTS = 2;

    private static AccountSettings account(final String name, final PositionMode mode) {
        return new AccountSettings(
                name, "USD", 6, AccountKind.MARGIN, mode, List.of(new StartCash("USD", 6, 1_000_000_000_000_000L)));
    }

    private static CoreSettings settings(final long seed) {
        final long untilNs = Units.START_NS + STORM_NS;
        return new CoreSettings(
                "TEST",
                List.of(
                        storm(new StormStrategy(seed, 70, untilNs), 0),
                        storm(new StormStrategy(~seed, 40, untilNs), 0),
                        storm(new StormStrategy(seed + 777, 40, untilNs), 1)),
                List.of(account("MAIN", PositionMode.NETTING), account("HEDGE", PositionMode.HEDGING)),
                Units.VENUES,
                Units.risk(
                        new FixedQuantity(Units.units(3)),
                        Units.value(LimitKind.MAX_ORDER_QUANTITY, Units.units(10)),
                        Units.value(LimitKind.MAX_LONG, MAX_POSITION),
                        Units.value(LimitKind.MAX_SHORT, MAX_POSITION),
                        Units.value(LimitKind.COLLAR, 500),
                        Units.value(LimitKind.DAILY_LOSS_SOFT, 2_000_000),
                        Units.value(LimitKind.DAILY_LOSS_HARD, 6_000_000),
                        Units.value(LimitKind.MAX_DRAWDOWN, 12_000_000),
                        Units.value(LimitKind.MAX_NEW_RATE, 1_000_000_000),
                        Units.value(LimitKind.MAX_REPLACE_RATE, 1_000_000_000)),
                OrderSettings.of(400),
                EngineRun.CHAIN_SEED);
    }

    private static StrategySlot storm(final StormStrategy strategy, final int account) {
        return new StrategySlot("storm", strategy, InstrumentSelection.EVERY, account);
    }

    private static HostileVenue venue(final long seed) {
        return new HostileVenue(seed, INSTRUMENTS, new LimitWatch(seed, 3 * MAX_POSITION), Units.START_NS + STORM_NS);
    }

    private EngineRun checked;
    private String at = "";
    private long breaches;
    private long sent;

    private EngineRun run(final long seed, final HostileVenue venue) {
        checked = new EngineRun(
                Topology.INLINE, settings(seed), venue, venue, null, null, handler -> checked(handler, seed));
        checked.start(List.of(Units.terms("A"), Units.terms("B")));
        checked.history(new Market(seed));
        return checked;
    }

    private NamedHandler checked(final NamedHandler handler, final long seed) {
        if (!handler.name().equals("execution")) {
            return handler;
        }
        return new NamedHandler(handler.name(), slot -> {
            handler.handler().onEvent(slot);
            at = "input " + slot.sequence() + ", seed " + seed;
            checkStages(checked.core());
            checkOutputs(checked.core());
        });
    }

    private void checkStages(final Core core) {
        for (final String value : List.of("engineState", "scopeState", "breach", "loss", "lossLimit", "lossKey")) {
            assertThat(StateValues.of(core.execution(), value))
                    .as("%s, %s", value, at)
                    .isEqualTo(StateValues.of(core.risk(), value));
        }
        for (final long breach : StateValues.of(core.risk(), "breach")) {
            breaches += breach == RiskAlertKind.NULL_VAL.value() ? 0 : 1;
        }
    }

    /** States come by strategy, then by account, venue and instrument. */
    private void checkOutputs(final Core core) {
        final long engine = StateValues.of(core.risk(), "engineState")[0];
        final long[] states = StateValues.of(core.risk(), "scopeState");
        final OutputBuffer outputs = core.execution().outputs();
        for (int i = 0; i < outputs.count(); i++) {
            final Output output =
                    Output.of(MessageBuffers.copy(outputs.buffer(), outputs.offset(i), outputs.length(i)));
            if (output.isNewOrder()) {
                final NewOrderDecoder order = output.newOrder();
                final int account = STRATEGIES + order.account();
                final int venue = STRATEGIES + ACCOUNTS;
                assertThat(List.of(
                                engine,
                                states[order.strategy()],
                                states[account],
                                states[venue],
                                states[venue + 1 + order.instrument()]))
                        .as("an order went out, %s", at)
                        .doesNotContain((long) TradingState.HALTED.value());
                sent++;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldAgreeEndCleanAndDecideTheSameWhereverItIsTriedOrRestored(final long seed) {
        final HostileVenue venue = venue(seed);
        try (EngineRun run = run(seed, venue)) {
            assertThat(run.engine().failure()).as("seed %d", seed).isNull();
            assertThat(venue.open()).as("orders at the venue, seed %d", seed).isZero();
            assertThat(run.core().execution().openOrders()).as("seed %d", seed).isZero();
            assertThat(run.core().risk().openReservations()).as("seed %d", seed).isZero();
            OpenOrders.of(run.core()).assertReservedExactly(run.core(), "seed " + seed);
            assertThat(breaches).as("events behind a limit, seed %d", seed).isGreaterThan(1_000);
            assertThat(sent).as("orders that went out, seed %d", seed).isGreaterThan(100);
            assertPreviewSaysTheSame(run, seed);
            assertGoesOnTheSame(run, seed);
        }
    }

    private static void assertPreviewSaysTheSame(final EngineRun run, final long seed) {
        final Core core = new Core(settings(seed));
        final Differences differences = new Differences();
        core.preview(settings(seed), differences);
        final ReplayPump pump = new ReplayPump(core, EngineRun.CHAIN_SEED, slot -> {});
        run.inputs().forEach(record -> pump.feed(record, 0, record.capacity()));
        assertThat(differences.found).as("seed %d", seed).isEmpty();
        assertThat(EngineRun.hashes(core)).as("seed %d", seed).isEqualTo(EngineRun.hashes(run.core()));
    }

    /** What both were asked about, and answered differently. */
    private static final class Differences implements PreviewListener {
        private static final int FIRST_OF_THE_GATE = DenialCode.PRICE_COLLAR.value();

        private final List<String> found = new ArrayList<>();

        @Override
        public void judged(
                final OrderAction action,
                final long orderId,
                final Verdict ofRun,
                final Verdict changed,
                final long quantity) {
            if (ofRun.denial != changed.denial
                    || ofRun.deniedValue != changed.deniedValue
                    || ofRun.deniedLimit != changed.deniedLimit) {
                found.add("risk " + action + " " + orderId + " " + ofRun.denial + " " + changed.denial);
            }
        }

        @Override
        public void askedTheGate(
                final OrderAction action, final long orderId, final Verdict ofRun, final Verdict changed) {
            final boolean wasAsked = ofRun.denial == DenialCode.NONE || ofRun.denial.value() >= FIRST_OF_THE_GATE;
            if (wasAsked && ofRun.denial != changed.denial) {
                found.add("gate " + action + " " + orderId + " " + ofRun.denial + " " + changed.denial);
            }
        }
    }

    private static void assertGoesOnTheSame(final EngineRun run, final long seed) {
        final List<UnsafeBuffer> inputs = run.inputs();
        for (int cut = 100; cut < inputs.size(); cut += inputs.size() / 4) {
            final CoreHarness before = new CoreHarness(new Core(settings(seed)));
            inputs.subList(0, cut).forEach(before::replay);
            final Core restored = new Core(settings(seed));
            restored.restore(before.core().images());
            final CoreHarness after = new CoreHarness(restored, before.sequence(), before.timeNs(), before.chain());
            for (final UnsafeBuffer input : inputs.subList(cut, inputs.size())) {
                before.replay(input);
                after.replay(input);
                assertThat(after.nextDeadlineNs())
                        .as("deadline behind %d, restored at %d, seed %d", after.sequence(), cut, seed)
                        .isEqualTo(before.nextDeadlineNs());
            }
            assertThat(EngineRun.hashes(restored))
                    .as("restored at %d, seed %d", cut, seed)
                    .isEqualTo(EngineRun.hashes(run.core()));
        }
    }

    /** With people who set states, kill, flatten, and let trade again. */
    private static final class Market extends StormMarket {
        /** Of the scope that was drawn last. */
        private int index;

        private Market(final long seed) {
            super(seed, INSTRUMENTS, MARKET_EVENTS, STORM_NS, CALM_NS, 4, 10);
        }

        @Override
        protected DirectBuffer event(final int instrument) {
            return switch (random.nextInt(50)) {
                case 0 ->
                    MarketMessages.instrumentStatus(
                            instrument, random.nextInt(4) == 0 ? InstrumentState.HALTED : InstrumentState.TRADING);
                case 1, 2 -> trade(instrument);
                case 3, 4, 5, 6, 7 -> Commands.state(scope(), index, TradingState.ACTIVE);
                case 8, 9 -> command();
                case 10 -> RunMessages.boundary(-1, BoundaryKind.SESSION_OPEN);
                default -> quote(instrument);
            };
        }

        private Scope scope() {
            final Scope scope = Scope.values()[random.nextInt(Scope.values().length)];
            index = scope == Scope.VENUE ? 0 : random.nextInt(2);
            return scope;
        }

        private DirectBuffer command() {
            return switch (random.nextInt(12)) {
                case 0, 1 -> Commands.state(scope(), index, TradingState.HALTED);
                case 2, 3, 4 -> Commands.state(scope(), index, TradingState.REDUCING);
                case 5 -> Commands.admin(9, AdminKind.CANCEL_ALL, TradingState.ACTIVE, random.nextInt(3) - 1, -1);
                case 6 -> Commands.flatten(scope(), index);
                case 7 -> Commands.killAndFlatten(scope(), index);
                case 8 -> Commands.kill(3, -1, random.nextInt(INSTRUMENTS), -1, -1);
                case 9 -> RunMessages.boundary(random.nextInt(3) - 1, BoundaryKind.SESSION_CLOSE);
                default -> RunMessages.boundary(random.nextInt(3) - 1, BoundaryKind.DAY);
            };
        }
    }
}
