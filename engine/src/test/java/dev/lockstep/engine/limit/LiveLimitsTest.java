package dev.lockstep.engine.limit;

import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminResult;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits that a command changes while the engine runs hold in the risk stage and at the gate alike, and are part of the state. */
final class LiveLimitsTest {
    private final Desk desk = new Desk(limits(3, 10, 25, 100));

    private void change(final long command, final RowKey key, final LimitKind kind, final long value) {
        desk.harness()
                .admin(Commands.limitChange(
                        command, key.at(key.namesInstrument() ? 0 : LimitKey.ANY), kind, value, false, "BOB"));
    }

    private void assertReply(final long command, final AdminResult result) {
        assertThat(desk.output().adminReply().commandId()).isEqualTo(command);
        assertThat(desk.output().adminReply().kind()).isEqualTo(AdminKind.SET_LIMIT);
        assertThat(desk.output().adminReply().result()).isEqualTo(result);
    }

    private void assertDenied(final DenialCode code, final long value, final long limit, final int key) {
        assertThat(desk.output().denial().code()).isEqualTo(code);
        assertThat(desk.output().denial().deniedValue()).isEqualTo(value);
        assertThat(desk.output().denial().deniedLimit()).isEqualTo(limit);
        assertThat(desk.output().denial().deniedKey()).isEqualTo((short) key);
        assertThat(desk.update().deniedKey()).isEqualTo((short) key);
    }

    @Test
    void shouldHoldInTheRiskStageFromTheNextOrderOn() {
        desk.buy(4);
        change(5, RowKey.EVERY_ORDER.instrument("A").venue(0), LimitKind.MAX_LONG, units(8));
        assertReply(5, AdminResult.DONE);
        desk.buy(4);
        assertThat(desk.output().isNewOrder()).isTrue();
        desk.buy(1);
        assertDenied(DenialCode.MAX_POSITION_LONG, units(9), units(8), LimitKey.INSTRUMENT | LimitKey.VENUE);
    }

    @Test
    void shouldHoldAtTheGateFromTheNextOrderOn() {
        change(6, RowKey.EVERY_ORDER.strategy(0), LimitKind.MAX_ORDER_QUANTITY, units(2));
        assertReply(6, AdminResult.DONE);
        desk.buy(3);
        assertDenied(DenialCode.MAX_ORDER_QUANTITY, units(3), units(2), LimitKey.STRATEGY);
        change(7, RowKey.EVERY_ORDER.account(0), LimitKind.COLLAR, 10);
        desk.submit(dev.lockstep.codecs.sbe.Side.BUY, units(99), 1);
        assertDenied(DenialCode.PRICE_COLLAR, units(1), units(1) / 10, LimitKey.ACCOUNT);
    }

    @Test
    void shouldAnswerThatAChangeIsRefusedAndChangeNothing() {
        change(8, RowKey.EVERY_ORDER.strategy(1), LimitKind.MAX_ORDER_QUANTITY, units(2));
        assertReply(8, AdminResult.REFUSED);
        change(9, RowKey.EVERY_ORDER.strategy(0), LimitKind.MAX_LONG, units(2));
        assertReply(9, AdminResult.REFUSED);
        desk.buy(3);
        assertThat(desk.output().isNewOrder()).isTrue();
    }

    @Test
    void shouldRefuseAnAdminCommandOfTheKindThatOnlyReplies() {
        desk.harness()
                .admin(Commands.admin(3, AdminKind.SET_LIMIT, dev.lockstep.codecs.sbe.TradingState.ACTIVE, -1, -1));
        assertReply(3, AdminResult.REFUSED);
    }

    @Test
    void shouldBeInForceAfterARestore() {
        change(5, RowKey.EVERY_ORDER.instrument("A"), LimitKind.MAX_LONG, units(2));
        change(6, RowKey.EVERY_ORDER, LimitKind.MAX_ORDER_QUANTITY, units(1));
        final Core restored =
                new Core(ScriptedStrategy.settings(limits(3, 10, 25, 100), new ScriptedStrategy().everywhere()));
        restored.restore(desk.harness().core().images());
        assertThat(EngineRun.hashes(restored))
                .isEqualTo(EngineRun.hashes(desk.harness().core()));
        final EffectiveLimits limits = restored.risk().limits(0, 0);
        assertThat(limits.value(LimitKind.MAX_LONG)).isEqualTo(units(2));
        assertThat(limits.value(LimitKind.MAX_ORDER_QUANTITY)).isEqualTo(units(1));
    }

    /** The same order meets the same denial in a core that was restored, at both stages. */
    @Test
    void shouldDenyAlikeAfterARestore() {
        for (final LimitKind kind : List.of(LimitKind.MAX_LONG, LimitKind.MAX_ORDER_QUANTITY)) {
            final ScriptedStrategy buyer = new ScriptedStrategy()
                    .onQuote((context, instrument) -> context.submit(
                            instrument,
                            dev.lockstep.codecs.sbe.Side.BUY,
                            dev.lockstep.codecs.sbe.OrderType.LIMIT,
                            dev.lockstep.codecs.sbe.TimeInForce.GTC,
                            Desk.BID,
                            units(3)));
            final CoreHarness first = CoreHarness.started(
                    ScriptedStrategy.settings(limits(3, 10, 25, 100), buyer.everywhere()), Units.terms("A"));
            first.admin(Commands.limitChange(1, RowKey.EVERY_ORDER.at(0), kind, units(2), false, "BOB"));
            final Core core = new Core(ScriptedStrategy.settings(limits(3, 10, 25, 100), buyer.everywhere()));
            core.restore(first.core().images());
            final CoreHarness second = new CoreHarness(core, first.sequence(), first.timeNs(), first.chain());
            second.market(MarketMessages.quote(0, Desk.BID, Units.ONE, Desk.ASK, Units.ONE));
            assertThat(second.lastUpdate().denialCode())
                    .isEqualTo(
                            kind == LimitKind.MAX_LONG ? DenialCode.MAX_POSITION_LONG : DenialCode.MAX_ORDER_QUANTITY);
            assertThat(second.lastUpdate().deniedLimit()).isEqualTo(units(2));
        }
    }
}
