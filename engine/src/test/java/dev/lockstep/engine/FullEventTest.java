package dev.lockstep.engine;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.CheckpointDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.StrategyFaultDecoder;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Everything that one event may bring about comes at once: as many strategies as there may be fail, the last one uses all its room, and prices come that orders wait for. The engine goes on. */
final class FullEventTest {
    private static final UnsafeBuffer FALL = MarketMessages.quote(0, Desk.BID - 2 * TICK, units(1), Desk.ASK, units(1));

    private boolean failing;
    private Consumer<StrategyContext> last = context -> {};

    private CoreHarness start(final RiskSettings limits) {
        final List<StrategySlot> slots = new ArrayList<>();
        for (int i = 1; i < Limits.STRATEGIES; i++) {
            slots.add(new ScriptedStrategy()
                    .onQuote((context, instrument) -> {
                        if (failing) {
                            throw new IllegalStateException("a mistake that all of them share");
                        }
                    })
                    .everywhere());
        }
        slots.add(new ScriptedStrategy()
                .onQuote((context, instrument) -> last.accept(context))
                .everywhere());
        return CoreHarness.started(Units.settings(slots, limits, 1_000), Units.terms("A"));
    }

    private void quote(final CoreHarness harness, final Consumer<StrategyContext> action) {
        last = action;
        final long size = units(1 + harness.sequence());
        harness.market(MarketMessages.quote(0, Desk.BID, size, Desk.ASK, size));
        last = context -> {};
    }

    private static void stops(final StrategyContext context, final int count) {
        for (int i = 0; i < count; i++) {
            context.submit(
                    context.order(0, Side.SELL).stopMarket(Desk.BID - 2 * TICK).quantity(units(1)));
        }
    }

    /** Each of the last one's orders is told of twice: it is kept, and its price has come. */
    @Test
    void shouldHaveRoomForAllLoopbacksOfAFullEvent() {
        final CoreHarness harness = start(Units.wideLimits());
        quote(harness, context -> stops(context, Limits.RELEASES_PER_EVENT + 1));
        failing = true;
        last = context -> stops(context, Limits.SIGNALS_PER_EVENT);
        harness.feed(SourceId.MARKET_DATA, harness.timeNs(), FALL);
        last = context -> {};
        harness.drainLoopbacks();
        assertThat(harness.outputs(StrategyFaultDecoder.TEMPLATE_ID)).hasSize(Limits.STRATEGIES - 1);
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID))
                .hasSize(Limits.RELEASES_PER_EVENT + 1 + Limits.SIGNALS_PER_EVENT);
    }

    /** A checkpoint falls on it, too, and the book becomes whole by it. */
    @Test
    void shouldHaveRoomForAllOutputsOfAFullEvent() {
        final RiskSettings wide = Units.wideLimits();
        final CoreHarness harness = start(new RiskSettings(
                wide.limits(),
                wide.groups(),
                wide.sizing(),
                SelfMatch.CANCEL_OLDEST,
                wide.rounding(),
                wide.precisions()));
        quote(harness, context -> stops(context, Limits.RELEASES_PER_EVENT));
        quote(harness, context -> bids(context, Limits.SELF_MATCH_CANCELS));
        harness.market(MarketMessages.quote(0, Desk.ASK + TICK, units(1), Desk.ASK, units(1)));
        while ((harness.sequence() + 1) % Limits.CHECKPOINT_INTERVAL != 0) {
            harness.feed(SourceId.CLOCK, harness.timeNs(), RunMessages.tick(harness.timeNs()));
        }
        failing = true;
        last = context -> bids(context, Limits.SIGNALS_PER_EVENT);
        harness.feed(SourceId.MARKET_DATA, harness.timeNs(), FALL);
        last = context -> {};
        harness.drainLoopbacks();
        assertThat(harness.outputs(CheckpointDecoder.TEMPLATE_ID)).hasSize(1);
        assertThat(harness.outputs(StrategyFaultDecoder.TEMPLATE_ID)).hasSize(Limits.STRATEGIES - 1);
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).hasSize(Limits.SELF_MATCH_CANCELS);
    }

    private static void bids(final StrategyContext context, final int count) {
        for (int i = 0; i < count; i++) {
            context.submit(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Desk.BID - 2 * TICK, units(1));
        }
    }
}
