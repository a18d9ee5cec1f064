package dev.lockstep.engine.execution;

import dev.lockstep.codecs.MessageStart;
import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ContinuationDecoder;
import dev.lockstep.codecs.sbe.ContinuationEncoder;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.OrderUpdateEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.ring.Verdict;

/** Encodes what the execution stage sends back along the ring. */
final class LoopbackWriter {
    private final OrderUpdateDecoder causedBy = new OrderUpdateDecoder();
    private final ContinuationDecoder goesOn = new ContinuationDecoder();
    private final OrderUpdateEncoder update = new OrderUpdateEncoder();
    private final ContinuationEncoder continuation = new ContinuationEncoder();
    private final LoopbackLedger ledger;
    private long causeSequence;
    private int causeEpoch;
    private int generation;

    LoopbackWriter(final LoopbackLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Takes up an event: what comes of an update is a generation younger. A step of long work is of the generation of the event that began it, since how many orders
     * there are says nothing of how long anybody has answered his own answers.
     */
    void begin(final Slot slot, final int epoch) {
        causeSequence = slot.sequence();
        causeEpoch = epoch;
        generation = generationBehind(slot);
        ledger.begin();
    }

    private int generationBehind(final Slot slot) {
        if (slot.source() != SourceId.LOOPBACK) {
            return 1;
        }
        ledger.settle(slot);
        if (slot.templateId() == OrderUpdateDecoder.TEMPLATE_ID) {
            slot.decode(causedBy);
            return causedBy.generation() + 1;
        }
        slot.decode(goesOn);
        return goesOn.generation();
    }

    /** Tells of something that happened to an order, other than a fill. */
    void update(final Order order, final OrderEvent event) {
        start(order, event);
        finish();
    }

    /** Tells that something contradicted what was known of an order. */
    void anomaly(final Order order, final Anomaly reason) {
        start(order, OrderEvent.ANOMALY);
        update.anomaly(reason);
        finish();
    }

    /** Tells that a request concerning a known order was denied by us. */
    void denied(final Order order, final OrderEvent event, final Verdict verdict) {
        start(order, event);
        update.denialCode(verdict.denial)
                .deniedValue(verdict.deniedValue)
                .deniedLimit(verdict.deniedLimit)
                .deniedKey((short) verdict.deniedKey);
        finish();
    }

    /** Tells of a fill, or, with the event BUSTED, of one that was taken back. */
    void filled(
            final Order order,
            final OrderEvent event,
            final Liquidity liquidity,
            final long price,
            final long quantity,
            final long fee,
            final Anomaly reason) {
        start(order, event);
        update.liquidity(liquidity)
                .lastPrice(price)
                .lastQuantity(quantity)
                .fee(fee)
                .anomaly(reason);
        finish();
    }

    /** Tells of a trade that belongs to no order of ours, see {@link FillOwner}. */
    void booked(final long owner, final long price, final long quantity, final long fee, final Anomaly reason) {
        ofOwner(owner, OrderEvent.BOOKED, price, quantity, fee, reason);
    }

    /** Tells that a trade was taken back whose order is not known, or not any more. */
    void takenBack(final long owner, final long price, final long quantity, final long fee, final Anomaly reason) {
        ofOwner(owner, OrderEvent.BUSTED, price, quantity, fee, reason);
    }

    private void ofOwner(
            final long owner,
            final OrderEvent event,
            final long price,
            final long quantity,
            final long fee,
            final Anomaly reason) {
        startWithoutOrder(
                        OrderSpec.NO_ORDER,
                        FillOwner.account(owner),
                        FillOwner.strategy(owner),
                        FillOwner.instrument(owner),
                        event)
                .orderState(OrderState.FILLED)
                .side(FillOwner.side(owner))
                .quantity(quantity)
                .cumQuantity(quantity)
                .lastPrice(price)
                .lastQuantity(quantity)
                .fee(fee)
                .reduceOnly((short) (FillOwner.closes(owner) ? 1 : 0))
                .anomaly(reason);
        finish();
    }

    /** Tells of a report that concerns no order that is known. */
    void stray(final long orderId, final int instrument, final Anomaly reason) {
        startWithoutOrder(orderId, 0, Order.NOBODY, instrument, OrderEvent.ANOMALY)
                .anomaly(reason);
        finish();
    }

    /** Tells that an order was denied before it existed, or that a request concerns an order that does not exist. */
    void deniedUnborn(final RiskDecision decision, final OrderEvent event) {
        startWithoutOrder(decision.orderId, decision.account, decision.strategy, decision.instrument, event)
                .denialCode(decision.denial)
                .side(decision.side == null ? Side.NULL_VAL : decision.side)
                .orderType(decision.orderType == null ? OrderType.NULL_VAL : decision.orderType)
                .timeInForce(decision.timeInForce == null ? TimeInForce.NULL_VAL : decision.timeInForce)
                .price(decision.price)
                .quantity(decision.quantity)
                .deniedValue(decision.deniedValue)
                .deniedLimit(decision.deniedLimit)
                .deniedKey((short) decision.deniedKey)
                .reduceOnly((short) (decision.spec.reduceOnly ? 1 : 0))
                .triggerPrice(decision.spec.triggerPrice)
                .parentId(decision.spec.parentId)
                .link(decision.spec.link);
        finish();
    }

    /** Asks to go on with long work behind the given cursor. */
    void goOn(final ContinuationKind kind, final OrderScope scope, final long cursor, final long argument) {
        goOn(kind, scope, cursor, argument, Long.MAX_VALUE);
    }

    /** The same with orders that were there up to an id. */
    void goOn(
            final ContinuationKind kind,
            final OrderScope scope,
            final long cursor,
            final long argument,
            final long lastOrderId) {
        final int offset = ledger.nextMessage();
        MessageStart.apply(continuation, ledger.mutable(), offset)
                .kind(kind)
                .generation(generation)
                .strategy((short) scope.strategy)
                .instrument(scope.instrument)
                .cursor(cursor)
                .account((short) scope.account)
                .venue((short) scope.venue)
                .argument(argument)
                .lastOrderId(lastOrderId);
        ledger.commit(MessageHeaderEncoder.ENCODED_LENGTH + continuation.encodedLength());
    }

    private void start(final Order order, final OrderEvent event) {
        wrapUpdate()
                .orderId(order.id)
                .causeSequence(causeSequence)
                .causeEpoch(causeEpoch)
                .instrument(order.instrument)
                .strategy((short) order.strategy)
                .account((short) order.account)
                .generation(generation)
                .denialCode(DenialCode.NONE)
                .orderEvent(event)
                .orderState(order.state)
                .side(order.side)
                .orderType(order.spec.type)
                .timeInForce(order.spec.timeInForce)
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
                .triggerPrice(order.triggerPrice)
                .groupId(order.groupId)
                .parentId(order.spec.parentId)
                .link(order.spec.link);
    }

    private OrderUpdateEncoder startWithoutOrder(
            final long orderId, final int account, final int strategy, final int instrument, final OrderEvent event) {
        return wrapUpdate()
                .orderId(orderId)
                .causeSequence(causeSequence)
                .causeEpoch(causeEpoch)
                .instrument(instrument)
                .strategy((short) strategy)
                .account((short) account)
                .generation(generation)
                .denialCode(DenialCode.NONE)
                .orderEvent(event)
                .orderState(OrderState.DENIED)
                .side(Side.NULL_VAL)
                .orderType(OrderType.NULL_VAL)
                .timeInForce(TimeInForce.NULL_VAL)
                .liquidity(Liquidity.NONE)
                .price(0)
                .quantity(0)
                .cumQuantity(0)
                .lastPrice(0)
                .lastQuantity(0)
                .fee(0)
                .deniedValue(0)
                .deniedLimit(0)
                .reservationQuantity(0)
                .deniedKey((short) 0)
                .anomaly(Anomaly.NONE)
                .reduceOnly((short) 0)
                .triggerPrice(0)
                .groupId(0)
                .parentId(0)
                .link(LinkKind.NONE);
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
