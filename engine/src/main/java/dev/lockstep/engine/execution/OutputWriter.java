package dev.lockstep.engine.execution;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.MessageStart;
import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminReplyEncoder;
import dev.lockstep.codecs.sbe.AdminResult;
import dev.lockstep.codecs.sbe.BookStatusChangeEncoder;
import dev.lockstep.codecs.sbe.CancelOrderEncoder;
import dev.lockstep.codecs.sbe.CheckpointEncoder;
import dev.lockstep.codecs.sbe.DenialEncoder;
import dev.lockstep.codecs.sbe.FaultKind;
import dev.lockstep.codecs.sbe.KillPhase;
import dev.lockstep.codecs.sbe.KillStatusEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.ReplaceOrderEncoder;
import dev.lockstep.codecs.sbe.RiskAlertEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.StrategyFaultEncoder;
import dev.lockstep.codecs.sbe.VenueQueryEncoder;
import dev.lockstep.engine.ring.ClientOrderIds;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.Verdict;

/** Encodes the outputs of the current event and folds them into the output chain. */
final class OutputWriter {
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final DenialEncoder denial = new DenialEncoder();
    private final BookStatusChangeEncoder bookStatus = new BookStatusChangeEncoder();
    private final RiskAlertEncoder riskAlert = new RiskAlertEncoder();
    private final KillStatusEncoder killStatus = new KillStatusEncoder();
    private final VenueQueryEncoder venueQuery = new VenueQueryEncoder();
    private final StrategyFaultEncoder strategyFault = new StrategyFaultEncoder();
    private final AdminReplyEncoder adminReply = new AdminReplyEncoder();
    private final CheckpointEncoder checkpoint = new CheckpointEncoder();
    private final OutputBuffer outputs = new OutputBuffer();
    private final ClientOrderIds clientOrderIds;
    private Slot slot;
    private int epoch;
    private int requests;
    private long chain;

    OutputWriter(final byte[] instance, final long chainSeed) {
        clientOrderIds = new ClientOrderIds(instance);
        chain = chainSeed;
    }

    OutputBuffer outputs() {
        return outputs;
    }

    long chain() {
        return chain;
    }

    void chain(final long restored) {
        chain = restored;
    }

    /** Sets the epoch of the run, which request ids begin with. */
    void epoch(final int ofRun) {
        epoch = ofRun;
    }

    int epoch() {
        return epoch;
    }

    /** Number of the current input, see {@link OrderIds#input}. */
    long input() {
        return OrderIds.input(epoch, slot.sequence());
    }

    void begin(final Slot current) {
        slot = current;
        requests = 0;
        outputs.clear();
    }

    void newOrder(final Order order) {
        // An order whose price has come here is a plain one for the venue.
        final boolean waits = PriceTriggers.waitsForPrice(order.type);
        MessageStart.apply(newOrder, outputs.mutable(), outputs.nextMessage())
                .orderId(order.venueId())
                .instrument(order.instrument)
                .price(order.price)
                .quantity(order.slice == null ? order.quantity : order.slice.quantity)
                .strategy((short) order.strategy)
                .account((short) order.account)
                .side(order.side)
                .orderType(order.type)
                .timeInForce(order.timeInForce)
                .postOnly((short) (order.sentAs.postOnly ? 1 : 0))
                .reduceOnly((short) (order.sentAs.reduceOnly ? 1 : 0))
                .triggerSource(order.spec.triggerSource)
                .offsetUnit(order.spec.offsetUnit)
                .triggerPrice(waits ? order.triggerPrice : 0)
                .trailingOffset(waits ? order.spec.trailingOffset : 0)
                .limitOffset(waits ? order.spec.limitOffset : 0)
                .displayQuantity(order.sentAs.displayQuantity)
                .expireTimeNs(order.spec.expireTimeNs)
                .wholeOrderId(order.id);
        clientOrderIds.put(
                outputs.mutable(), newOrder.offset() + NewOrderEncoder.clientOrderIdEncodingOffset(), order.venueId());
        commit(newOrder.encodedLength());
    }

    void replaceOrder(final Order order) {
        MessageStart.apply(replaceOrder, outputs.mutable(), outputs.nextMessage())
                .orderId(order.venueId())
                .instrument(order.instrument)
                .price(order.requests.price)
                .quantity(order.slice == null ? order.requests.quantity : order.slice.asked)
                .requestId(order.requests.replace)
                .triggerPrice(order.requests.triggerPrice);
        commit(replaceOrder.encodedLength());
    }

    /** Cancels what the venue knows of an order by an id. */
    void cancelOrder(final Order order, final long venuesId, final long requestId) {
        MessageStart.apply(cancelOrder, outputs.mutable(), outputs.nextMessage())
                .orderId(venuesId)
                .instrument(order.instrument)
                .requestId(requestId);
        commit(cancelOrder.encodedLength());
    }

    /** The id of another request on this event, or of a slice that goes out. */
    long nextRequest() {
        if (requests == Limits.REQUESTS_PER_EVENT) {
            throw new IllegalStateException("more than " + Limits.REQUESTS_PER_EVENT + " requests on one event");
        }
        return OrderIds.request(epoch, slot.sequence(), requests++);
    }

    /** A message that the gate did not let pass. */
    void denial(
            final Order order, final OrderAction action, final long price, final long quantity, final Verdict verdict) {
        MessageStart.apply(denial, outputs.mutable(), outputs.nextMessage())
                .orderId(order.id)
                .instrument(order.instrument)
                .strategy((short) order.strategy)
                .code(verdict.denial)
                .action(action)
                .side(order.side)
                .price(price)
                .quantity(quantity)
                .deniedValue(verdict.deniedValue)
                .deniedLimit(verdict.deniedLimit)
                .deniedKey((short) verdict.deniedKey)
                .account((short) order.account);
        commit(denial.encodedLength());
    }

    /** A request that central risk or the order's state did not let pass. */
    void denial(final RiskDecision decision) {
        MessageStart.apply(denial, outputs.mutable(), outputs.nextMessage())
                .orderId(decision.orderId)
                .instrument(decision.instrument)
                .strategy((short) decision.strategy)
                .code(decision.denial)
                .action(decision.action)
                .side(decision.side == null ? Side.NULL_VAL : decision.side)
                .price(decision.price)
                .quantity(decision.quantity)
                .deniedValue(decision.deniedValue)
                .deniedLimit(decision.deniedLimit)
                .deniedKey((short) decision.deniedKey)
                .account((short) decision.account);
        commit(denial.encodedLength());
    }

    void bookStatus(final MarketSection market) {
        MessageStart.apply(bookStatus, outputs.mutable(), outputs.nextMessage())
                .instrument(market.instrument())
                .status(market.status())
                .previous(market.previousStatus());
        commit(bookStatus.encodedLength());
    }

    void riskAlert(final RiskSection risk, final int i) {
        MessageStart.apply(riskAlert, outputs.mutable(), outputs.nextMessage())
                .kind(risk.alert(i).kind())
                .account((short) risk.alertAccount(i))
                .seenMoney(risk.alert(i).loss())
                .limitMoney(risk.alert(i).limit());
        commit(riskAlert.encodedLength());
    }

    void killStatus(final long commandId, final KillPhase phase, final int openOrders) {
        MessageStart.apply(killStatus, outputs.mutable(), outputs.nextMessage())
                .commandId(commandId)
                .phase(phase)
                .openOrders(openOrders);
        commit(killStatus.encodedLength());
    }

    void venueQuery(final int venue) {
        MessageStart.apply(venueQuery, outputs.mutable(), outputs.nextMessage())
                .venue((short) venue)
                .requestId(nextRequest());
        commit(venueQuery.encodedLength());
    }

    void strategyFault(final int strategy, final FaultKind kind) {
        MessageStart.apply(strategyFault, outputs.mutable(), outputs.nextMessage())
                .strategy((short) strategy)
                .kind(kind);
        commit(strategyFault.encodedLength());
    }

    void adminReply(final AdminCommandDecoder command, final AdminResult result, final int affected) {
        reply(command.commandId(), command.kind(), result, affected);
    }

    /** What became of a command that is a message of its own. */
    void reply(final long commandId, final AdminKind kind, final boolean done) {
        reply(commandId, kind, done ? AdminResult.DONE : AdminResult.REFUSED, 0);
    }

    private void reply(final long commandId, final AdminKind kind, final AdminResult result, final int affected) {
        MessageStart.apply(adminReply, outputs.mutable(), outputs.nextMessage())
                .commandId(commandId)
                .kind(kind)
                .result(result)
                .affected(affected);
        commit(adminReply.encodedLength());
    }

    /** Not part of the chain that it reports. */
    void checkpoint(final long executionHash) {
        MessageStart.apply(checkpoint, outputs.mutable(), outputs.nextMessage())
                .inputChain(slot.inputChain())
                .outputChain(chain)
                .featureHash(slot.market().stateHash())
                .signalHash(slot.signals().stateHash())
                .riskHash(slot.risk().stateHash())
                .executionHash(executionHash);
        outputs.commit(
                MessageHeaderEncoder.ENCODED_LENGTH + checkpoint.encodedLength(), slot.sequence(), slot.timeNs());
    }

    private void commit(final int bodyLength) {
        final long hash =
                outputs.commit(MessageHeaderEncoder.ENCODED_LENGTH + bodyLength, slot.sequence(), slot.timeNs());
        chain = Hash64.fold(chain, hash);
    }
}
