package dev.lockstep.engine.signal;

import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.START_NS;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.FaultKind;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.StrategyFaultDecoder;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.RandomMarket;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A strategy that fails is disabled, alike in every run, and the engine goes on. */
final class StrategyFaultTest {
    private static long bid(final StrategyContext context) {
        return context.submit(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Desk.BID, ONE);
    }

    private static UnsafeBuffer quote(final long size) {
        return MarketMessages.quote(0, Desk.BID, size, Desk.ASK, size);
    }

    private static CoreHarness start(final StrategySlot... strategies) {
        return CoreHarness.started(ScriptedStrategy.settings(wideLimits(), strategies), Units.terms("A"));
    }

    private static List<FaultKind> faults(final CoreHarness harness) {
        return harness.outputs(StrategyFaultDecoder.TEMPLATE_ID).stream()
                .map(output -> output.strategyFault().kind())
                .toList();
    }

    private static List<Short> ordersBy(final CoreHarness harness) {
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).stream()
                .map(output -> output.newOrder().strategy())
                .toList();
    }

    @Test
    void shouldDisableAStrategyThatThrowsAndCancelItsOrders() {
        final int[] calls = new int[1];
        final ScriptedStrategy failing = new ScriptedStrategy().onQuote((context, instrument) -> {
            bid(context);
            if (++calls[0] == 2) {
                throw new IllegalArgumentException("a mistake");
            }
        });
        final ScriptedStrategy sound = new ScriptedStrategy().onQuote((context, instrument) -> bid(context));
        final CoreHarness harness = start(failing.everywhere(), sound.everywhere());
        harness.market(quote(1)).market(quote(2)).market(quote(3));
        assertThat(calls[0]).as("it is never called again").isEqualTo(2);
        assertThat(ordersBy(harness)).containsExactly((short) 0, (short) 1, (short) 1, (short) 1);
        assertThat(faults(harness)).containsExactly(FaultKind.EXCEPTION);
        final long itsOrder =
                harness.outputs(NewOrderDecoder.TEMPLATE_ID).get(0).newOrder().orderId();
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(output -> assertThat(output.cancelOrder().orderId()).isEqualTo(itsOrder));
        assertThat(harness.core().risk().openReservations())
                .as("what was dropped holds nothing")
                .isEqualTo(4);
    }

    /** Signals of an earlier callback on the same event are dropped as well; those of others stay, and no id is used twice. */
    @Test
    void shouldDropAllSignalsThatItGaveOnTheEvent() {
        final ScriptedStrategy failing = new ScriptedStrategy()
                .onQuote((context, instrument) -> {
                    context.schedule(1, START_NS + 5);
                    context.schedule(2, START_NS + 5);
                })
                .onTimer((context, timer, deadlineNs) -> {
                    bid(context);
                    if (timer == 2) {
                        throw new IllegalStateException("a mistake at the second timer");
                    }
                });
        final ScriptedStrategy sound = new ScriptedStrategy()
                .onQuote((context, instrument) -> context.schedule(7, START_NS + 5))
                .onTimer((context, timer, deadlineNs) -> {
                    bid(context);
                    bid(context);
                });
        final CoreHarness harness = start(failing.everywhere(), sound.everywhere());
        harness.market(START_NS, quote(1));
        harness.tickUntil(START_NS + 5);
        assertThat(ordersBy(harness)).containsExactly((short) 1, (short) 1);
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID).stream()
                        .map(output -> output.newOrder().orderId())
                        .distinct())
                .hasSize(2);
        assertThat(harness.core().risk().openReservations()).isEqualTo(2);
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).isEmpty();
    }

    @Test
    void shouldDisableAStrategyThatGivesTooManySignalsEvenIfItHidesTheException() {
        final ScriptedStrategy greedy = new ScriptedStrategy().onQuote((context, instrument) -> {
            for (int i = 0; i <= Limits.SIGNALS_PER_EVENT; i++) {
                try {
                    bid(context);
                } catch (final IllegalStateException e) {
                    assertThat(e).hasMessageContaining("more than " + Limits.SIGNALS_PER_EVENT);
                }
            }
        });
        final ScriptedStrategy next = new ScriptedStrategy().onQuote((context, instrument) -> bid(context));
        final CoreHarness harness = start(greedy.everywhere(), next.everywhere());
        harness.market(quote(1));
        assertThat(faults(harness)).containsExactly(FaultKind.TOO_MANY_SIGNALS);
        assertThat(ordersBy(harness)).as("its room is free for others").containsExactly((short) 1);
    }

    @Test
    void shouldAllowAsManySignalsAsTheLimitSays() {
        final ScriptedStrategy busy = new ScriptedStrategy().onQuote((context, instrument) -> {
            for (int i = 0; i < Limits.SIGNALS_PER_EVENT; i++) {
                bid(context);
            }
        });
        final CoreHarness harness = start(busy.everywhere());
        harness.market(quote(1));
        assertThat(faults(harness)).isEmpty();
        assertThat(ordersBy(harness)).hasSize(Limits.SIGNALS_PER_EVENT);
    }

    @Test
    void shouldCutOffAChainOfLoopbacksThatDoesNotEnd() {
        final int[] answers = new int[1];
        final ScriptedStrategy stubborn = new ScriptedStrategy()
                .onQuote((context, instrument) -> tooLarge(context))
                .onUpdate((context, update) -> {
                    answers[0]++;
                    tooLarge(context);
                });
        final CoreHarness harness = CoreHarness.started(
                ScriptedStrategy.settings(limits(1, 1, 1, 100), stubborn.everywhere()), Units.terms("A"));
        harness.market(quote(1));
        assertThat(faults(harness)).containsExactly(FaultKind.RUNAWAY_LOOPBACK);
        assertThat(answers[0]).isEqualTo(Limits.LOOPBACK_GENERATIONS);
    }

    /** Live, what many reports brought may come back along the ring before anything else does: what the venue says is nobody's own answer. */
    @Test
    void shouldAllowAnAnswerToEachOfManyFills() {
        final int fills = 100;
        final Desk desk = new Desk(
                slot -> Units.settings(List.of(slot), limits(1, 2 * fills, 2 * fills, 100), 1),
                (context, update) -> {
                    if (update.orderEvent() == OrderEvent.FILLED) {
                        bid(context);
                    }
                },
                Units.terms("A"));
        final long id = desk.accepted(Side.BUY, fills + 1);
        for (int i = 1; i <= fills; i++) {
            desk.harness().deliver(VenueMessages.fill(id, Desk.BID, ONE, i * ONE, (fills + 1 - i) * ONE));
        }
        desk.harness().drainLoopbacks();
        assertThat(desk.position()).isEqualTo(fills);
        assertThat(faults(desk.harness())).isEmpty();
    }

    private static void tooLarge(final StrategyContext context) {
        context.submit(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Desk.BID, 2 * ONE);
    }

    /** Each refusal brings two more orders: within the longest chain there would be more than any queue can hold. */
    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldCutOffLoopbacksThatMultiply(final Topology topology) {
        final ScriptedStrategy multiplying = new ScriptedStrategy()
                .onQuote((context, instrument) -> tooLarge(context))
                .onUpdate((context, update) -> {
                    tooLarge(context);
                    tooLarge(context);
                });
        final CoreSettings settings = Units.settings(List.of(multiplying.on("QUOTED")), limits(1, 1, 1, 100), 1_000);
        try (EngineRun run = new EngineRun(
                topology,
                settings,
                (record, offset, length) -> {},
                ReactiveSource.NONE,
                null,
                null,
                UnaryOperator.identity())) {
            run.start(RandomMarket.instruments());
            run.history(new RandomMarket(1, 50, 1_000));
            assertThat(run.engine().failure()).isNull();
            assertThat(run.decodedOutputs().stream()
                            .filter(output -> output.templateId() == StrategyFaultDecoder.TEMPLATE_ID)
                            .map(output -> output.strategyFault().kind()))
                    .containsExactly(FaultKind.RUNAWAY_LOOPBACK);
            assertThat(run.core().execution().loopbacks().size()).isZero();
        }
    }

    /** Over history, time waits until all ticks of an instant are done. */
    @Test
    void shouldCutOffATimerThatKeepsTimeFromGoingOn() {
        final ScriptedStrategy restless = new ScriptedStrategy()
                .onQuote((context, instrument) -> context.schedule(0, context.nowNs()))
                .onTimer((context, timer, deadlineNs) -> context.schedule(0, context.nowNs()));
        final CoreSettings settings = ScriptedStrategy.settings(wideLimits(), restless.on("QUOTED"));
        try (EngineRun run = new EngineRun(
                Topology.INLINE,
                settings,
                (record, offset, length) -> {},
                ReactiveSource.NONE,
                null,
                null,
                UnaryOperator.identity())) {
            run.start(RandomMarket.instruments());
            run.history(new RandomMarket(1, 50, 1_000));
            assertThat(run.decodedOutputs().stream()
                            .filter(output -> output.templateId() == StrategyFaultDecoder.TEMPLATE_ID)
                            .map(output -> output.strategyFault().kind()))
                    .containsExactly(FaultKind.RUNAWAY_LOOPBACK);
        }
    }

    @Test
    void shouldDisableOnCommand() {
        final ScriptedStrategy one = new ScriptedStrategy().onQuote((context, instrument) -> bid(context));
        final ScriptedStrategy two = new ScriptedStrategy().onQuote((context, instrument) -> bid(context));
        final CoreHarness harness = start(one.everywhere(), two.everywhere());
        harness.market(quote(1));
        harness.admin(Commands.admin(5, AdminKind.DISABLE_STRATEGY, TradingState.ACTIVE, 1, -1));
        harness.market(quote(2));
        assertThat(ordersBy(harness)).containsExactly((short) 0, (short) 1, (short) 0);
        assertThat(faults(harness)).containsExactly(FaultKind.DISABLED_BY_ADMIN);
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).hasSize(1);
        harness.admin(Commands.admin(6, AdminKind.DISABLE_STRATEGY, TradingState.ACTIVE, 1, -1));
        assertThat(faults(harness)).as("once is enough").hasSize(1);
    }

    @Test
    void shouldDisableEveryStrategyOnCommand() {
        final ScriptedStrategy one = new ScriptedStrategy().onQuote((context, instrument) -> bid(context));
        final ScriptedStrategy two = new ScriptedStrategy().onQuote((context, instrument) -> bid(context));
        final CoreHarness harness = start(one.everywhere(), two.everywhere());
        harness.market(quote(1));
        harness.admin(Commands.admin(5, AdminKind.DISABLE_STRATEGY, TradingState.ACTIVE, -1, -1));
        harness.market(quote(2));
        assertThat(ordersBy(harness)).containsExactly((short) 0, (short) 1);
        assertThat(faults(harness)).containsExactly(FaultKind.DISABLED_BY_ADMIN, FaultKind.DISABLED_BY_ADMIN);
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).hasSize(2);
    }

    @Test
    void shouldHaveRoomForEveryStrategyToFailAtOnce() {
        final List<StrategySlot> slots = new ArrayList<>();
        for (int i = 0; i < Limits.STRATEGIES; i++) {
            slots.add(new ScriptedStrategy()
                    .onQuote((context, instrument) -> {
                        throw new IllegalStateException("all of them");
                    })
                    .everywhere());
        }
        final CoreHarness harness = start(slots.toArray(StrategySlot[]::new));
        harness.market(quote(1));
        assertThat(faults(harness)).hasSize(Limits.STRATEGIES).containsOnly(FaultKind.EXCEPTION);
    }

    @Test
    void shouldRepeatFaultsInAReplay() {
        final CoreHarness first = faulty();
        first.market(quote(1)).market(quote(2)).market(quote(3)).market(RunMessages.runEnded());
        final Core core = new Core(
                ScriptedStrategy.settings(wideLimits(), failingAtTheSecond().everywhere()));
        final CoreHarness second = new CoreHarness(core);
        first.inputs().forEach(second::replay);
        assertThat(second.outputs().stream().map(Output::message).toList())
                .isEqualTo(first.outputs().stream().map(Output::message).toList());
        assertThat(EngineRun.hashes(core)).isEqualTo(EngineRun.hashes(first.core()));
        assertThat(faults(second)).hasSize(1);
    }

    private static CoreHarness faulty() {
        return start(failingAtTheSecond().everywhere());
    }

    private static ScriptedStrategy failingAtTheSecond() {
        return new ScriptedStrategy().onQuote((context, instrument) -> {
            bid(context);
            if (context.bidQuantity(instrument) == 2) {
                throw new IllegalStateException("at the second");
            }
        });
    }

    @Test
    void shouldEnableAgainByANamedPersonOnly() {
        final CoreHarness harness = start(
                new ScriptedStrategy()
                        .onQuote((context, instrument) -> bid(context))
                        .everywhere(),
                new ScriptedStrategy()
                        .onQuote((context, instrument) -> bid(context))
                        .everywhere());
        harness.admin(Commands.admin(1, AdminKind.DISABLE_STRATEGY, TradingState.NULL_VAL, -1, -1));
        harness.admin(Commands.enable(1, " "));
        harness.market(quote(1));
        assertThat(ordersBy(harness)).isEmpty();
        harness.admin(Commands.enable(7, "ALICE"));
        harness.admin(Commands.enable(1, "ALICE"));
        harness.market(quote(2));
        assertThat(ordersBy(harness)).containsExactly((short) 1);
        harness.admin(Commands.enable(-1, "ALICE"));
        harness.market(quote(3));
        assertThat(ordersBy(harness)).containsExactly((short) 1, (short) 0, (short) 1);
    }
}
