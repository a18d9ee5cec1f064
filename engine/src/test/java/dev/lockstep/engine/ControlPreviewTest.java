package dev.lockstep.engine;

import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitValue;
import dev.lockstep.engine.limit.PreviewListener;
import dev.lockstep.engine.ring.Verdict;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.run.ReplayPump;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Flow;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changed limits are tried beside a run that goes on as it did. */
final class ControlPreviewTest {
    private static final String RISK = "risk";
    private static final String GATE = "gate";

    /** One question: whom it was put to, and both answers. */
    private record Said(String by, OrderAction action, long orderId, DenialCode ofRun, DenialCode changed, long limit) {
        boolean differs() {
            return ofRun != changed;
        }
    }

    /** Writes down what is said. */
    private static final class Notes implements PreviewListener {
        private final List<Said> said = new ArrayList<>();

        @Override
        public void judged(
                final OrderAction action,
                final long orderId,
                final Verdict ofRun,
                final Verdict changed,
                final long quantity) {
            said.add(new Said(RISK, action, orderId, ofRun.denial, changed.denial, changed.deniedLimit));
        }

        @Override
        public void askedTheGate(
                final OrderAction action, final long orderId, final Verdict ofRun, final Verdict changed) {
            said.add(new Said(GATE, action, orderId, ofRun.denial, changed.denial, changed.deniedLimit));
        }

        List<Said> differences() {
            return said.stream().filter(Said::differs).toList();
        }

        Said of(final String by, final long orderId) {
            return said.stream()
                    .filter(one -> one.by().equals(by) && one.orderId() == orderId)
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    private static CoreSettings under(final CoreSettings settings, final RiskSettings risk) {
        return new CoreSettings(
                settings.instance(),
                settings.strategies(),
                settings.accounts(),
                settings.venues(),
                risk,
                settings.orders(),
                settings.chainSeed());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldSayTheSameUnderTheSameLimitsWhateverHappens(final long seed) {
        try (EngineRun run = Flow.run(Topology.INLINE, seed)) {
            final Core core = new Core(Flow.settings(seed));
            final Notes notes = new Notes();
            core.preview(Flow.settings(seed), notes);
            final ReplayPump pump = new ReplayPump(core, EngineRun.CHAIN_SEED, slot -> {});
            run.inputs().forEach(record -> pump.feed(record, 0, record.capacity()));

            assertThat(notes.said.stream().map(Said::by)).as("seed %d", seed).contains(RISK, GATE);
            assertThat(notes.said.stream().filter(said -> said.ofRun() != DenialCode.NONE))
                    .as("denials, seed %d", seed)
                    .isNotEmpty();
            assertThat(differencesOfOneStage(notes)).as("seed %d", seed).isEmpty();
            assertThat(EngineRun.hashes(core))
                    .as("a preview changes nothing, seed %d", seed)
                    .isEqualTo(EngineRun.hashes(run.core()));
        }
    }

    /** The gate's word on what central risk denied is no difference: the run's gate was not asked. */
    private static List<Said> differencesOfOneStage(final Notes notes) {
        return notes.differences().stream()
                .filter(said -> said.by().equals(RISK)
                        || said.ofRun() == DenialCode.NONE
                        || said.ofRun().value() >= 200)
                .toList();
    }

    @Test
    void shouldFollowTheRunUnderChangedLimitsOnWildFlows() {
        final long seed = 7;
        try (EngineRun run = Flow.run(Topology.INLINE, seed)) {
            final Core core = new Core(Flow.settings(seed));
            final Notes notes = new Notes();
            core.preview(under(Flow.settings(seed), Units.limits(2, 4, 10, 40)), notes);
            final ReplayPump pump = new ReplayPump(core, EngineRun.CHAIN_SEED, slot -> {});
            run.inputs().forEach(record -> pump.feed(record, 0, record.capacity()));

            assertThat(notes.differences()).extracting(Said::changed).contains(DenialCode.MAX_POSITION_LONG);
            assertThat(EngineRun.hashes(core)).isEqualTo(EngineRun.hashes(run.core()));
        }
    }

    /** A core whose strategy acts on each quote as the test says, with a preview beside it. */
    private static final class Trial {
        private final Notes notes = new Notes();
        private final CoreHarness harness;
        private Consumer<StrategyContext> next = context -> {};
        private long lastId;
        private int quotes;

        Trial(final RiskSettings limits, final RiskSettings changed) {
            final ScriptedStrategy strategy =
                    new ScriptedStrategy().onQuote((context, instrument) -> next.accept(context));
            final CoreSettings settings = Units.settings(List.of(strategy.everywhere()), limits, 100);
            final Core core = new Core(settings);
            core.preview(
                    under(Units.settings(List.of(new ScriptedStrategy().everywhere()), limits, 100), changed), notes);
            harness = new CoreHarness(core);
            harness.feed(dev.lockstep.engine.ring.SourceId.RUN, Units.START_NS, RunMessages.runStarted(1));
            harness.feed(
                    dev.lockstep.engine.ring.SourceId.RUN, Units.START_NS, RunMessages.definition(0, Units.terms("A")));
            harness.drainLoopbacks();
        }

        void act(final Consumer<StrategyContext> action) {
            next = action;
            final long size = units(1 + ++quotes);
            harness.market(MarketMessages.quote(0, units(100) - Units.TICK, size, units(100) + Units.TICK, size));
            next = context -> {};
        }

        long buy(final long wholeUnits) {
            act(context -> lastId = context.submit(
                    context.order(0, Side.BUY).limit(units(100) - Units.TICK).quantity(units(wholeUnits))));
            return lastId;
        }

        long unsized() {
            act(context -> lastId = context.submit(context.order(0, Side.BUY).limit(units(100) - Units.TICK)));
            return lastId;
        }
    }

    private static RiskSettings rows(final long sized, final LimitValue... values) {
        return Units.risk(new FixedQuantity(units(sized)), values);
    }

    private static RiskSettings maxLong(final long wholeUnits) {
        return rows(1, value(LimitKind.MAX_LONG, units(wholeUnits)), value(LimitKind.MAX_ORDER_QUANTITY, units(50)));
    }

    @Test
    void shouldCountWhatReallyWentOutAgainstALowerPositionLimit() {
        final Trial trial = new Trial(maxLong(10), maxLong(5));
        final long inside = trial.buy(5);
        final long outside = trial.buy(1);
        final long far = trial.buy(4);
        final long deniedAnyway = trial.buy(1);

        assertThat(trial.notes.of(RISK, inside).changed()).isEqualTo(DenialCode.NONE);
        assertThat(trial.notes.of(RISK, outside))
                .isEqualTo(new Said(
                        RISK, OrderAction.NEW, outside, DenialCode.NONE, DenialCode.MAX_POSITION_LONG, units(5)));
        assertThat(trial.notes.of(RISK, far).changed()).isEqualTo(DenialCode.MAX_POSITION_LONG);
        assertThat(trial.notes.of(RISK, deniedAnyway).differs()).isFalse();
        assertThat(trial.harness.outputs().stream().filter(output -> output.isNewOrder()))
                .as("the run goes on as it did")
                .hasSize(3);
    }

    @Test
    void shouldAskTheGateAboutWhatAHigherLimitLetsPass() {
        final Trial trial = new Trial(
                maxLong(5),
                rows(1, value(LimitKind.MAX_LONG, units(20)), value(LimitKind.MAX_ORDER_QUANTITY, units(8))));
        final long passes = trial.buy(7);
        final long tooLarge = trial.buy(9);

        assertThat(trial.notes.of(RISK, passes))
                .isEqualTo(new Said(RISK, OrderAction.NEW, passes, DenialCode.MAX_POSITION_LONG, DenialCode.NONE, 0));
        assertThat(trial.notes.of(GATE, passes).changed()).isEqualTo(DenialCode.NONE);
        assertThat(trial.notes.of(GATE, tooLarge).changed()).isEqualTo(DenialCode.MAX_ORDER_QUANTITY);
        assertThat(trial.harness.outputs().stream().filter(output -> output.isNewOrder()))
                .isEmpty();
    }

    @Test
    void shouldCountRatesAndDuplicatesOfWhatWentOutUnderTheChangedWindow() {
        final Trial trial = new Trial(
                maxLong(40),
                rows(
                        1,
                        value(LimitKind.MAX_LONG, units(40)),
                        value(LimitKind.MAX_ORDER_QUANTITY, units(50)),
                        value(LimitKind.MAX_NEW_RATE, 2),
                        value(LimitKind.DUPLICATE_WINDOW, Units.SECOND)));
        final long first = trial.buy(3);
        final long same = trial.buy(3);
        final long third = trial.buy(4);

        assertThat(trial.notes.of(GATE, first).changed()).isEqualTo(DenialCode.NONE);
        assertThat(trial.notes.of(GATE, same).changed()).isEqualTo(DenialCode.DUPLICATE_ORDER);
        // The second went out in the run, so it counts, denied here or not.
        assertThat(trial.notes.of(GATE, third).changed()).isEqualTo(DenialCode.NEW_RATE);
    }

    @Test
    void shouldSizeAnewAndLetTheGateSeeTheChangedSize() {
        final Trial trial = new Trial(
                maxLong(40),
                rows(9, value(LimitKind.MAX_LONG, units(9)), value(LimitKind.MAX_ORDER_QUANTITY, units(8))));
        final long order = trial.unsized();

        assertThat(trial.notes.of(RISK, order).changed()).isEqualTo(DenialCode.NONE);
        assertThat(trial.notes.of(GATE, order))
                .isEqualTo(new Said(
                        GATE, OrderAction.NEW, order, DenialCode.NONE, DenialCode.MAX_ORDER_QUANTITY, units(8)));
    }

    @Test
    void shouldTakeLimitsThatWereChangedInTheRunIntoBoth() {
        final Trial trial = new Trial(maxLong(10), maxLong(5));
        trial.harness.admin(
                Commands.limitChange(1, new LimitKey(-1, -1, -1, -1, -1), LimitKind.MAX_LONG, units(3), false, "ann"));
        final long order = trial.buy(4);
        assertThat(trial.notes.of(RISK, order))
                .isEqualTo(new Said(
                        RISK,
                        OrderAction.NEW,
                        order,
                        DenialCode.MAX_POSITION_LONG,
                        DenialCode.MAX_POSITION_LONG,
                        units(3)));
    }

    /** Central risk's own orders pass where a strategy's would not, in the run and beside it. */
    @Test
    void shouldSayTheSameOfOrdersThatFlattenAnAccountThatHasLostTooMuch() {
        final RiskSettings limits = rows(
                1,
                value(LimitKind.MAX_LONG, units(50)),
                value(LimitKind.MAX_ORDER_QUANTITY, units(50)),
                value(LimitKind.DAILY_LOSS_HARD, 5_000_000));
        final Trial trial = new Trial(limits, limits);
        final long id = trial.buy(10);
        trial.harness.report(VenueMessages.fill(id, units(100), units(10), units(10), 0));
        trial.harness.market(MarketMessages.quote(0, units(99), Units.ONE, units(99) + Units.TICK, Units.ONE));
        trial.harness.admin(Commands.flatten(Commands.Scope.ENGINE, 0));

        final NewOrderDecoder closing =
                trial.harness.outputs(NewOrderDecoder.TEMPLATE_ID).get(1).newOrder();
        assertThat(closing.side()).isEqualTo(Side.SELL);
        assertThat(trial.notes.of(RISK, closing.orderId()).changed()).isEqualTo(DenialCode.NONE);
        assertThat(trial.notes.of(GATE, closing.orderId()).changed()).isEqualTo(DenialCode.NONE);
    }
}
