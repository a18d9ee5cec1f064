package dev.lockstep.bench;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderUpdateEncoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradeEncoder;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.execution.LoopbackLedger;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.ring.Stage;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A core with a number of instruments, quoted, and of open orders, accepted; and one more order after the other that goes through sizing, all controls of central risk, its reservation and the
 * market-access gate, but not out. Instruments take turns in a random order, so that what belongs to one is as cold as it would be.
 */
public final class ApprovalPath {
    private static final long SEED = 20_261_126;
    /** From one order to the next: a thousand a second. */
    private static final int STEP_NS = 1_000_000;

    private static final int STRATEGIES = 4;
    /** Ids of orders that are only measured, apart from those that are open. */
    private static final long FIRST_MEASURED = 1L << 40;

    private final Core core;
    private final int[] turns;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[RecordHeader.MAX_MESSAGE_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderUpdateEncoder update = new OrderUpdateEncoder();
    private final Slot slot = new Slot();
    private final Slot asked = new Slot();
    private final Slot ended = new Slot();
    private long sequence;
    private long nowNs = BenchRun.START_NS;
    private long lastId = FIRST_MEASURED;
    private int turn;

    /** Sets everything up: so many instruments, and open orders that are spread over them. */
    public ApprovalPath(final int instruments, final int openOrders) {
        core = ApprovalBook.core(instruments);
        turns = new Random(SEED).ints(0, instruments).limit(1 << 12).toArray();
        for (int i = 0; i < instruments; i++) {
            define(i);
            quote(i);
        }
        for (int i = 0; i < openOrders; i++) {
            open(i, instruments);
        }
        if (core.execution().openOrders() != openOrders) {
            throw new IllegalStateException(
                    core.execution().openOrders() + " orders are open instead of " + openOrders);
        }
        prepare();
    }

    private void define(final int instrument) {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(message, 0, header);
        ApprovalBook.terms(instrument).encode(definition, instrument, 0);
        feed(SourceId.RUN, definition.encodedLength());
    }

    private void quote(final int instrument) {
        feed(
                SourceId.MARKET_DATA,
                new QuoteEncoder()
                        .wrapAndApplyHeader(message, 0, header)
                        .instrument(instrument)
                        .exchangeTimeNs(0)
                        .receiveTimeNs(0)
                        .bidPrice(ApprovalBook.PRICE - ApprovalBook.TICK)
                        .bidQuantity(FixedPoint.ONE)
                        .askPrice(ApprovalBook.PRICE + ApprovalBook.TICK)
                        .askQuantity(FixedPoint.ONE)
                        .encodedLength());
    }

    /** Bids below the market, at a hundred prices; the venue accepts each. */
    private void open(final int i, final int instruments) {
        final long id = i + 1L;
        final int instrument = i % instruments;
        final TradeEncoder nothing = new TradeEncoder();
        nothing.wrapAndApplyHeader(message, 0, header).instrument(-1);
        fill(slot, SourceId.MARKET_DATA, message, MessageHeaderEncoder.ENCODED_LENGTH + nothing.encodedLength());
        core.feature().onEvent(slot);
        signal(slot, id, instrument, ApprovalBook.PRICE - (10 + i % 100) * ApprovalBook.TICK);
        core.risk().onEvent(slot);
        core.execution().onEvent(slot);
        feed(
                SourceId.EXECUTION,
                new ExecutionReportEncoder()
                        .wrapAndApplyHeader(message, 0, header)
                        .orderId(id)
                        .instrument(instrument)
                        .execType(ExecType.ACCEPTED)
                        .liquidity(Liquidity.NONE)
                        .reason("")
                        .venueOrderId("")
                        .venueFillId("")
                        .refFillId("")
                        .requestId(0)
                        .side(Side.BUY)
                        .lastPrice(0)
                        .lastQuantity(0)
                        .cumQuantity(0)
                        .leavesQuantity(FixedPoint.ONE)
                        .fee(0)
                        .exchangeTimeNs(0)
                        .receiveTimeNs(0)
                        .encodedLength());
    }

    private static void signal(final Slot of, final long id, final int instrument, final long price) {
        of.signals().clear();
        of.signals()
                .add(OrderAction.NEW, (int) (id & (STRATEGIES - 1)), id)
                .start(instrument, Side.BUY)
                .limit(price)
                .quantity(FixedPoint.ONE);
    }

    /** Feeds the message at hand to the stages but that of the strategies, and then whatever comes back. */
    private void feed(final int source, final int bodyLength) {
        step(source, message, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
        final LoopbackLedger back = core.execution().loopbacks();
        while (back.size() > 0) {
            step(SourceId.LOOPBACK, Copy.of(back.buffer(), back.offset(0), back.length(0)), back.length(0));
        }
    }

    private void step(final int source, final DirectBuffer from, final int length) {
        fill(slot, source, from, length);
        for (final Stage stage : new Stage[] {core.feature(), core.risk(), core.execution()}) {
            slot.signals().clear();
            stage.onEvent(slot);
        }
    }

    private void fill(final Slot into, final int source, final DirectBuffer from, final int length) {
        nowNs += STEP_NS;
        into.mutableRecord().putBytes(RecordHeader.LENGTH, from, 0, length);
        RecordHeader.encode(into.mutableRecord(), 0, length, source, 0, ++sequence, nowNs);
        into.complete(0);
    }

    /** An event that says nothing, to hang signals on, and the end of an order. */
    private void prepare() {
        final TradeEncoder nothing = new TradeEncoder();
        nothing.wrapAndApplyHeader(message, 0, header).instrument(-1);
        fill(asked, SourceId.MARKET_DATA, message, MessageHeaderEncoder.ENCODED_LENGTH + nothing.encodedLength());
        asked.market().clear();
        update.wrapAndApplyHeader(message, 0, header)
                .instrument(0)
                .orderEvent(OrderEvent.CANCELLED)
                .orderState(OrderState.CANCELLED)
                .reservationQuantity(0);
        fill(ended, SourceId.LOOPBACK, message, MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
        ended.market().clear();
        ended.signals().clear();
        update.wrap(ended.mutableRecord(), RecordHeader.LENGTH + MessageHeaderEncoder.ENCODED_LENGTH);
    }

    /** Prepares the next order. */
    public void ask() {
        final int instrument = turns[turn++ & (turns.length - 1)];
        signal(asked, ++lastId, instrument, ApprovalBook.PRICE - ApprovalBook.TICK);
        update.orderId(lastId).instrument(instrument).strategy((short) (lastId & (STRATEGIES - 1)));
        nowNs += STEP_NS;
    }

    /** What is measured: the decision of central risk and that of the gate. */
    public boolean approve() {
        core.risk().onEvent(asked);
        final RiskDecision decision = asked.risk().decision(0);
        return decision.approved() && core.execution().measureGate(decision, nowNs);
    }

    /** The order ends, so that the next one finds everything as this one did. */
    public void end() {
        core.risk().onEvent(ended);
    }

    /** Copies of what a ledger hands out, which it takes back. */
    private static final class Copy {
        static DirectBuffer of(final DirectBuffer from, final int offset, final int length) {
            final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
            copy.putBytes(0, from, offset, length);
            return copy;
        }
    }
}
