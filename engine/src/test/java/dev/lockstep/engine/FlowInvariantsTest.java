package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ContinuationDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.execution.OutputBuffer;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.run.NamedHandler;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Flow;
import dev.lockstep.engine.testkit.Holdings;
import dev.lockstep.engine.testkit.MessageBuffers;
import dev.lockstep.engine.testkit.OpenOrders;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.RandomMarket;
import dev.lockstep.engine.testkit.ScriptedVenue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I3, I6 and I8 after every single event of random flows. */
final class FlowInvariantsTest {
    private final Set<Long> sent = new HashSet<>();
    private final List<UnsafeBuffer> beforeFeature = new ArrayList<>();
    private EngineRun run;
    private String at = "";
    private long lastSequence;
    private long lastTimeNs;
    private int cancelsWhileHalted;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldHoldAfterEveryEvent(final long seed) {
        final ScriptedVenue venue = new ScriptedVenue(seed, true, false);
        try (EngineRun checked = new EngineRun(
                Topology.INLINE, Flow.settings(seed), venue, venue, null, null, handler -> checked(handler, seed))) {
            run = checked;
            run.start(RandomMarket.instruments());
            run.history(Flow.market(seed));
            assertThat(run.engine().failure()).isNull();
            assertThat(sent).as("orders sent, seed %d", seed).hasSizeGreaterThan(150);
            assertThat(cancelsWhileHalted)
                    .as("cancels while halted, seed %d", seed)
                    .isPositive();
            assertThat(run.core().risk().openReservations())
                    .as("reservations at the end, seed %d", seed)
                    .isZero();
            for (int i = 0; i < run.core().risk().portfolio().instruments(); i++) {
                assertThat(Holdings.reservedBuy(run.core(), i)).isZero();
                assertThat(Holdings.reservedSell(run.core(), i)).isZero();
            }
            assertThat(run.core().execution().openOrders()).isZero();
            assertPositionsAddUp(seed);
        }
    }

    private NamedHandler checked(final NamedHandler handler, final long seed) {
        return new NamedHandler(handler.name(), slot -> {
            if (handler.name().equals("feature")) {
                at = "input " + slot.sequence() + ", seed " + seed;
                checkTime(slot);
                handler.handler().onEvent(slot);
            } else if (handler.name().equals("execution")) {
                final Set<List<Long>> approved = approved(slot);
                handler.handler().onEvent(slot);
                checkOutputs(slot, approved);
                checkExposure();
            } else {
                handler.handler().onEvent(slot);
            }
        });
    }

    /** I3: no gap, no way back, and no event before a tick that was due. */
    private void checkTime(final Slot slot) {
        assertThat(slot.sequence()).as(at).isEqualTo(lastSequence + 1);
        assertThat(slot.timeNs()).as(at).isGreaterThanOrEqualTo(lastTimeNs);
        lastSequence = slot.sequence();
        lastTimeNs = slot.timeNs();
        if (slot.source() >= SourceId.MARKET_DATA) {
            for (final Stage stage : run.core().stages()) {
                assertThat(stage.deadline().ns())
                        .as("a due tick was left out: %s", at)
                        .isGreaterThan(slot.timeNs());
            }
            assertThat(run.core().execution().loopbacks().size()).as(at).isZero();
        }
        beforeFeature.add(MessageBuffers.copy(slot.record(), 0, slot.recordLength()));
    }

    private static Set<List<Long>> approved(final Slot slot) {
        final Set<List<Long>> approved = new HashSet<>();
        for (int i = 0; i < slot.risk().count(); i++) {
            final var decision = slot.risk().decision(i);
            if (decision.approved()) {
                approved.add(
                        decision.action == OrderAction.CANCEL
                                ? List.of(decision.orderId)
                                : List.of(decision.orderId, decision.price, decision.quantity));
            }
        }
        return approved;
    }

    /** I6: no new order twice. I8: nothing but what risk approved, as it approved it; only cancels while halted. */
    private void checkOutputs(final Slot slot, final Set<List<Long>> approved) {
        final OutputBuffer outputs = run.core().execution().outputs();
        final boolean halted = run.core().risk().tradingState() == TradingState.HALTED;
        for (int i = 0; i < outputs.count(); i++) {
            final UnsafeBuffer record = MessageBuffers.copy(outputs.buffer(), outputs.offset(i), outputs.length(i));
            assertThat(RecordHeader.isIntact(record, 0, record.capacity()))
                    .as(at)
                    .isTrue();
            assertThat(RecordHeader.ordinal(record, 0)).as(at).isEqualTo(i);
            final Output output = Output.of(record);
            switch (output.templateId()) {
                case NewOrderDecoder.TEMPLATE_ID -> {
                    final NewOrderDecoder order = output.newOrder();
                    assertThat(sent.add(order.orderId()))
                            .as("order sent twice: %s", at)
                            .isTrue();
                    assertThat(approved).as(at).contains(List.of(order.orderId(), order.price(), order.quantity()));
                    assertThat(halted).as(at).isFalse();
                }
                case ReplaceOrderDecoder.TEMPLATE_ID -> {
                    final ReplaceOrderDecoder order = output.replaceOrder();
                    assertThat(approved).as(at).contains(List.of(order.orderId(), order.price(), order.quantity()));
                    assertThat(halted).as(at).isFalse();
                }
                case CancelOrderDecoder.TEMPLATE_ID -> {
                    cancelsWhileHalted += halted ? 1 : 0;
                    if (slot.templateId() != ContinuationDecoder.TEMPLATE_ID) {
                        assertThat(approved)
                                .as(at)
                                .contains(List.of(output.cancelOrder().orderId()));
                    }
                }
                default -> assertThat(output.isOrderMessage()).isFalse();
            }
        }
    }

    /** I8: the worst case stays within the limit. I6: once quiet, what is reserved is what the orders may still fill. */
    private void checkExposure() {
        for (int i = 0; i < run.core().risk().portfolio().instruments(); i++) {
            final long position = Holdings.position(run.core(), i);
            final long buys = Holdings.reservedBuy(run.core(), i);
            final long sells = Holdings.reservedSell(run.core(), i);
            assertThat(position + buys).as("long of %d, %s", i, at).isLessThanOrEqualTo(Flow.MAX_POSITION);
            assertThat(sells - position).as("short of %d, %s", i, at).isLessThanOrEqualTo(Flow.MAX_POSITION);
            assertThat(Math.min(buys, sells)).as(at).isNotNegative();
        }
        if (run.core().execution().loopbacks().size() == 0) {
            OpenOrders.of(run.core()).assertReservedExactly(run.core(), at);
        }
    }

    /** Every fill of the inputs, added up by hand, against positions of risk. */
    private void assertPositionsAddUp(final long seed) {
        final long[] held = new long[run.core().risk().portfolio().instruments()];
        for (final UnsafeBuffer input : beforeFeature) {
            final Output message = Output.of(input);
            if (message.templateId() == dev.lockstep.codecs.sbe.OrderUpdateDecoder.TEMPLATE_ID
                    && message.orderUpdate().orderEvent() == dev.lockstep.codecs.sbe.OrderEvent.FILLED) {
                final var fill = message.orderUpdate();
                held[fill.instrument()] +=
                        fill.side() == dev.lockstep.codecs.sbe.Side.BUY ? fill.lastQuantity() : -fill.lastQuantity();
            }
        }
        for (int i = 0; i < held.length; i++) {
            assertThat(Holdings.position(run.core(), i)).as("seed %d", seed).isEqualTo(held[i]);
        }
    }
}
