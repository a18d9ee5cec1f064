package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Working reduce-only orders when the position shrinks by something else. */
final class ReducerTest {
    private final Desk desk = new Desk(wideLimits());
    private final CoreHarness harness = desk.harness();

    private void hold(final long wholeUnits) {
        final long id = desk.accepted(Side.BUY, wholeUnits);
        desk.fill(id, Desk.BID, wholeUnits, wholeUnits);
    }

    private long reduceOnly(final long wholeUnits) {
        return reduceOnly(wholeUnits, 0);
    }

    private long reduceOnly(final long wholeUnits, final long ticksBehind) {
        final long id = desk.submit(context -> context.order(0, Side.SELL)
                .limit(Desk.ASK + ticksBehind * Units.TICK)
                .quantity(units(wholeUnits))
                .reduceOnly());
        harness.report(VenueMessages.report(id, ExecType.ACCEPTED));
        return id;
    }

    /** Sells by an order that is not reduce-only. */
    private void shrink(final long wholeUnits) {
        final long id = desk.accepted(Side.SELL, wholeUnits);
        desk.fill(id, Desk.ASK, wholeUnits, wholeUnits);
    }

    private List<Long> cancelled() {
        return harness.outputs(CancelOrderDecoder.TEMPLATE_ID).stream()
                .map(output -> output.cancelOrder().orderId())
                .toList();
    }

    private List<ReplaceOrderDecoder> replaced() {
        return harness.outputs(ReplaceOrderDecoder.TEMPLATE_ID).stream()
                .map(output -> output.replaceOrder())
                .toList();
    }

    @Test
    void shouldTakeTheExcessOffTheNewestFirst() {
        hold(10);
        final long first = reduceOnly(4);
        final long second = reduceOnly(3);
        final long third = reduceOnly(3);
        shrink(2);
        assertThat(cancelled()).isEmpty();
        assertThat(replaced()).hasSize(1);
        assertThat(replaced().get(0).orderId()).isEqualTo(third);
        assertThat(replaced().get(0).quantity()).isEqualTo(units(1));
        harness.report(VenueMessages.answer(
                third, ExecType.REPLACED, replaced().get(0).requestId(), Desk.ASK, units(1), 0, units(1)));
        shrink(4);
        assertThat(cancelled()).containsExactly(third, second);
        assertThat(replaced()).hasSize(1);
        shrink(1);
        assertThat(replaced()).hasSize(2);
        assertThat(replaced().get(1).orderId()).isEqualTo(first);
        assertThat(replaced().get(1).quantity()).isEqualTo(units(3));
    }

    @Test
    void shouldLeaveThemAloneWhileThePositionIsLargeEnoughOrShrinksByThemselves() {
        hold(10);
        final long id = reduceOnly(6);
        shrink(4);
        desk.fill(id, Desk.ASK, 2, 2);
        hold(1);
        assertThat(cancelled()).isEmpty();
        assertThat(replaced()).isEmpty();
    }

    @Test
    void shouldKeepWhatWasFilledWhenAnOrderIsMadeSmaller() {
        hold(10);
        final long id = reduceOnly(10);
        desk.fill(id, Desk.ASK, 3, 3);
        shrink(2);
        assertThat(replaced()).hasSize(1);
        assertThat(replaced().get(0).quantity())
                .as("3 are filled, 5 are left to sell")
                .isEqualTo(units(8));
    }

    @Test
    void shouldCancelAnOrderWhoseReplaceIsRefused() {
        hold(10);
        final long id = reduceOnly(10);
        shrink(2);
        harness.report(VenueMessages.report(id, ExecType.REPLACE_REJECTED));
        assertThat(cancelled()).containsExactly(id);
        assertThat(replaced()).hasSize(1);
    }

    @Test
    void shouldCancelEveryOneInBoundedStepsOnceThePositionIsGone() {
        hold(20);
        final List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(0, reduceOnly(1, i));
        }
        shrink(20);
        assertThat(cancelled())
                .hasSize(Limits.REDUCTIONS_PER_EVENT)
                .isEqualTo(ids.subList(0, Limits.REDUCTIONS_PER_EVENT));
        harness.report(VenueMessages.report(ids.get(0), ExecType.CANCELLED));
        harness.report(VenueMessages.report(ids.get(1), ExecType.CANCELLED));
        assertThat(cancelled()).isEqualTo(ids);
    }

    /** Both positions are taken back by the venue before the first of these reports has come along the ring. */
    @Test
    void shouldReduceBothSidesOfAHedgedPositionInBoundedSteps() {
        final int count = Limits.REDUCTIONS_PER_EVENT + 1;
        final AccountSettings hedged = new AccountSettings(
                "MAIN",
                "USD",
                6,
                AccountKind.MARGIN,
                PositionMode.HEDGING,
                List.of(new StartCash("USD", 6, 1_000_000_000_000_000L)));
        final Desk both = new Desk(
                strategy -> new CoreSettings(
                        "TEST",
                        List.of(strategy),
                        List.of(hedged),
                        Units.VENUES,
                        wideLimits(),
                        OrderSettings.of(100),
                        EngineRun.CHAIN_SEED),
                Units.terms("A"));
        final CoreHarness core = both.harness();
        final long bought = both.buy(count);
        core.report(VenueMessages.fill(bought, "L", Desk.BID, units(count), units(count)));
        final long sold = both.sell(count);
        core.report(VenueMessages.fill(sold, "S", Desk.ASK, units(count), units(count)));
        for (int i = 0; i < count; i++) {
            both.submit(c ->
                    c.order(0, Side.SELL).limit(Desk.ASK).quantity(units(1)).reduceOnly());
            both.submit(
                    c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(1)).reduceOnly());
        }
        assertThat(core.core().execution().openOrders()).isEqualTo(2 * count);
        final int[] most = new int[1];
        core.afterEvent(() ->
                most[0] = Math.max(most[0], core.core().execution().outputs().count()));
        core.deliver(VenueMessages.takenBack(bought, ExecType.FILL_BUSTED, "L", "", 0, 0, 0));
        core.deliver(VenueMessages.takenBack(sold, ExecType.FILL_BUSTED, "S", "", 0, 0, 0));
        core.drainLoopbacks();
        assertThat(most[0]).as("cancels of one event").isEqualTo(Limits.REDUCTIONS_PER_EVENT);
        assertThat(core.outputs(CancelOrderDecoder.TEMPLATE_ID)).hasSize(2 * Limits.REDUCTIONS_PER_EVENT);
    }

    @Test
    void shouldCutAStopThatWaitedInTheCoreToWhatIsLeftOfThePosition() {
        hold(10);
        final long stop = desk.submit(context -> context.order(0, Side.SELL)
                .stopMarket(units(95))
                .quantity(units(10))
                .reduceOnly());
        shrink(4);
        assertThat(cancelled()).as("it is not at the venue").isEmpty();
        desk.market(units(94), units(96));
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID)).last().satisfies(sent -> {
            assertThat(sent.newOrder().orderId()).isEqualTo(stop);
            assertThat(sent.newOrder().quantity()).isEqualTo(units(6));
        });
        assertThat(desk.update().reservationQuantity()).isEqualTo(units(6));
        assertThat(desk.reservedSell()).isEqualTo(6);
    }

    @Test
    void shouldGoOnAsBeforeAfterARestore() {
        hold(20);
        reduceOnly(6);
        reduceOnly(4);
        final long plain = desk.accepted(Side.SELL, 9);
        final Core restored =
                new Core(Units.settings(List.of(new ScriptedStrategy().everywhere()), wideLimits(), 20_000));
        restored.restore(harness.core().images());
        final CoreHarness after = new CoreHarness(restored, harness.sequence(), harness.timeNs(), harness.chain());
        final int before = harness.outputs().size();
        for (final CoreHarness each : List.of(harness, after)) {
            each.report(VenueMessages.fill(plain, Desk.ASK, units(9), units(9), 0));
            each.report(VenueMessages.venuePosition(0, units(9), Desk.BID));
            shrinkBy(each, 4);
        }
        final List<Output> first =
                harness.outputs().subList(before, harness.outputs().size());
        assertThat(first.stream().filter(output -> output.templateId() == ReplaceOrderDecoder.TEMPLATE_ID))
                .hasSize(1);
        assertThat(after.outputs().stream().map(Output::message).toList())
                .isEqualTo(first.stream().map(Output::message).toList());
        assertThat(EngineRun.hashes(after.core())).isEqualTo(EngineRun.hashes(harness.core()));
    }

    /** A fill of the last order that is open and not reduce-only, beyond its quantity: what the venue says counts. */
    private void shrinkBy(final CoreHarness each, final long wholeUnits) {
        final long plain =
                harness.outputs(NewOrderDecoder.TEMPLATE_ID).get(3).newOrder().orderId();
        each.report(VenueMessages.fill(plain, Desk.ASK, units(wholeUnits), units(9 + wholeUnits), 0));
    }

    /** 4 of 10 have been bought when 2 are sold by hand: the child is made smaller, and grows with what its parent still fills. */
    @Test
    void shouldLetAChildGrowAgainThatWasMadeSmaller() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long child = desk.submit(context -> context.order(0, Side.SELL)
                .limit(Desk.ASK)
                .quantity(units(10))
                .reduceOnly()
                .after(parent));
        desk.fill(parent, Desk.BID, 4, 4);
        harness.report(VenueMessages.report(child, ExecType.ACCEPTED));
        shrink(2);
        assertThat(replaced()).hasSize(1);
        harness.report(VenueMessages.answer(
                child, ExecType.REPLACED, replaced().get(0).requestId(), Desk.ASK, units(2), 0, units(2)));
        assertThat(replaced()).hasSize(1);
        desk.fill(parent, Desk.BID, 6, 10);
        assertThat(desk.position()).isEqualTo(8);
        assertThat(replaced()).hasSize(2);
        assertThat(replaced().get(1).quantity()).isEqualTo(units(8));
    }
}
