package dev.lockstep.engine.execution;

import dev.lockstep.codecs.MessageStart;
import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ContinuationEncoder;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.ring.RiskDecision;

/** Encodes what the execution stage sends back along the ring. */
final class LoopbackWriter {
    private final OrderUpdateEncoder update = new OrderUpdateEncoder();
    private final ContinuationEncoder continuation = new ContinuationEncoder();
    private final LoopbackLedger ledger;
    private long causeSequence;
    private int generation;

    LoopbackWriter(final LoopbackLedger ledger) {
        this.ledger = ledger;
    }

    void begin(final long sequence, final int generationOfCause) {
        causeSequence = sequence;
        generation = generationOfCause + 1;
        ledger.begin();
    }

    /** Tells of something that happened to an order, other than a fill. */
    void update(final Order order, final OrderEvent event) {
        start(order, event);
        finish();
    }

    /** Tells that a request concerning a known order was denied by us. */
    void denied(final Order order, final OrderEvent event, final RiskDecision decision) {
        start(order, event);
        update.denialCode(decision.denial)
                .deniedValue(decision.deniedValue)
                .deniedLimit(decision.deniedLimit)
                .deniedKey((short) decision.deniedKey);
        finish();
    }

    /** Tells of a fill. */
    void filled(final Order order, final ExecutionReportDecoder report) {
        start(order, OrderEvent.FILLED);
        update.liquidity(report.liquidity())
                .lastPrice(report.lastPrice())
                .lastQuantity(report.lastQuantity())
                .fee(report.fee());
        finish();
    }

    /** Tells that an order was denied before it existed, or that a request concerns an order that does not exist. */
    void deniedUnborn(final RiskDecision decision, final OrderEvent event) {
        wrapUpdate()
                .orderId(decision.orderId)
                .causeSequence(causeSequence)
                .instrument(decision.instrument)
                .strategy((short) decision.strategy)
                .account((short) decision.account)
                .generation(generation)
                .denialCode(decision.denial)
                .orderEvent(event)
                .orderState(OrderState.DENIED)
                .side(decision.side == null ? Side.NULL_VAL : decision.side)
                .orderType(decision.orderType == null ? OrderType.NULL_VAL : decision.orderType)
                .timeInForce(decision.timeInForce == null ? TimeInForce.NULL_VAL : decision.timeInForce)
                .liquidity(Liquidity.NONE)
                .price(decision.price)
                .quantity(decision.quantity)
                .cumQuantity(0)
                .lastPrice(0)
                .lastQuantity(0)
                .fee(0)
                .deniedValue(decision.deniedValue)
                .deniedLimit(decision.deniedLimit)
                .reservationQuantity(0)
                .deniedKey((short) decision.deniedKey)
                .anomaly(Anomaly.NONE)
                .reduceOnly((short) (decision.spec.reduceOnly ? 1 : 0))
                .triggerPrice(decision.spec.triggerPrice)
                .groupId(decision.spec.linkId)
                .parentId(decision.spec.parentId)
                .link(decision.spec.link);
        finish();
    }

    /** Asks to go on with a cancel-all behind the given order id. */
    void continueCancelAll(final int strategy, final int instrument, final long cursor) {
        final int offset = ledger.nextMessage();
        MessageStart.apply(continuation, ledger.mutable(), offset)
                .kind(ContinuationKind.CANCEL_ALL)
                .generation(generation)
                .strategy((short) strategy)
                .instrument(instrument)
                .cursor(cursor)
                .account((short) -1)
                .venue((short) -1)
                .argument(0);
        ledger.commit(MessageHeaderEncoder.ENCODED_LENGTH + continuation.encodedLength());
    }

    private void start(final Order order, final OrderEvent event) {
        wrapUpdate()
                .orderId(order.id)
                .causeSequence(causeSequence)
                .instrument(order.instrument)
                .strategy((short) order.strategy)
                .account((short) order.account)
                .generation(generation)
                .denialCode(DenialCode.NONE)
                .orderEvent(event)
                .orderState(order.state)
                .side(order.side)
                .orderType(order.type)
                .timeInForce(order.timeInForce)
                .liquidity(Liquidity.NONE)
                .price(order.price)
                .quantity(order.quantity)
                .cumQuantity(order.cumQuantity)
                .lastPrice(0)
                .lastQuantity(0)
                .fee(0)
                .deniedValue(0)
                .deniedLimit(0)
                .reservationQuantity(order.reservation())
                .deniedKey((short) 0)
                .anomaly(Anomaly.NONE)
                .reduceOnly((short) (order.spec.reduceOnly ? 1 : 0))
                .triggerPrice(order.spec.triggerPrice)
                .groupId(order.spec.linkId)
                .parentId(order.spec.parentId)
                .link(order.spec.link);
    }

    private void finish() {
        ledger.commit(MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
    }

    private OrderUpdateEncoder wrapUpdate() {
        // The ledger may move its cells when it grows, so the place is asked for before the buffer.
        final int offset = ledger.nextMessage();
        return MessageStart.apply(update, ledger.mutable(), offset);
    }
}
