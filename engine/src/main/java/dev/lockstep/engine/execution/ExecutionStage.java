package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminResult;
import dev.lockstep.codecs.sbe.ContinuationDecoder;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.NotSentDecoder;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.RunStartedDecoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.ring.SignalSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import java.nio.charset.StandardCharsets;

/**
 * The last stage: turns decisions and reports into outputs and order updates. What it decided for an event stands in {@link #outputs} and, for
 * what goes back along the ring, at the end of {@link #loopbacks} until the next event.
 */
public final class ExecutionStage implements Stage {
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final ContinuationDecoder continuation = new ContinuationDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final NotSentDecoder notSent = new NotSentDecoder();
    private final AdminCommandDecoder admin = new AdminCommandDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final LimitChangeDecoder limitChange = new LimitChangeDecoder();
    private final RunStartedDecoder runStarted = new RunStartedDecoder();
    private final InstrumentStatusDecoder instrumentStatus = new InstrumentStatusDecoder();

    private final LimitTable limits;
    private final InstrumentTable<InstrumentGate> gates;
    private final LoopbackLedger loopbacks = new LoopbackLedger();
    private final LoopbackWriter back = new LoopbackWriter(loopbacks);
    private final OutputWriter out;
    private final OrderBlotter orders;
    private final Deadline deadline = new Deadline();
    private final StateHash stateHash = new StateHash();
    private final int strategies;

    /**
     * A stage without orders.
     *
     * @param instance name of this engine in client order ids, 1 to 6 letters and digits
     * @param settings limits of the gate
     * @param scope what keys of limits may name
     * @param maxOpenOrders most orders that may be open at once, above 0
     * @param chainSeed where the output chain starts
     */
    public ExecutionStage(
            final String instance,
            final RiskSettings settings,
            final LimitScope scope,
            final int maxOpenOrders,
            final long chainSeed) {
        strategies = scope.strategies();
        limits = new LimitTable(settings.limits(), scope);
        out = new OutputWriter(instance.getBytes(StandardCharsets.US_ASCII), chainSeed);
        gates = new InstrumentTable<>((index, terms) -> {
            limits.define(index, terms);
            return new InstrumentGate(new LimitCache(limits, index));
        });
        orders = new OrderBlotter(maxOpenOrders, out, back);
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void onEvent(final Slot slot) {
        final boolean loopback = slot.source() == SourceId.LOOPBACK;
        if (loopback) {
            loopbacks.settle(slot);
        }
        out.begin(slot);
        back.begin(slot.sequence(), loopback ? generation(slot) : 0);
        takeMarket(slot.market());
        switch (slot.templateId()) {
            case ExecutionReportDecoder.TEMPLATE_ID -> onReport(slot);
            case ContinuationDecoder.TEMPLATE_ID -> onContinuation(slot);
            case NotSentDecoder.TEMPLATE_ID -> onNotSent(slot);
            case AdminCommandDecoder.TEMPLATE_ID -> onAdmin(slot);
            case LimitChangeDecoder.TEMPLATE_ID -> onLimitChange(slot);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(slot);
            case RunStartedDecoder.TEMPLATE_ID -> onRunStarted(slot);
            case InstrumentStatusDecoder.TEMPLATE_ID -> onInstrumentStatus(slot);
            default -> {
                // Market data and order updates matter to this stage through the sections only.
            }
        }
        execute(slot.risk());
        cancelOrdersOfFailed(slot.signals());
        if (slot.checkpointDue()) {
            out.checkpoint(stateHash.of(this));
        }
    }

    private int generation(final Slot slot) {
        if (slot.templateId() == OrderUpdateDecoder.TEMPLATE_ID) {
            slot.decode(update);
            return update.generation();
        }
        slot.decode(continuation);
        return continuation.generation();
    }

    private void takeMarket(final MarketSection market) {
        final InstrumentGate gate = gates.find(market.instrument());
        if (gate != null && !market.has(MarketSection.DEFINITION)) {
            gate.takeMarket(market);
            if (market.has(MarketSection.BOOK_STATUS)) {
                out.bookStatus(market);
            }
        }
    }

    private void execute(final RiskSection risk) {
        for (int i = 0; i < risk.count(); i++) {
            final RiskDecision decision = risk.decision(i);
            switch (decision.action) {
                case NEW -> orders.submit(decision, gates);
                case REPLACE -> orders.replace(decision, gates);
                default -> orders.cancel(decision);
            }
        }
    }

    private void cancelOrdersOfFailed(final SignalSection signals) {
        for (int i = 0; i < signals.faultCount(); i++) {
            out.strategyFault(signals.faultStrategy(i), signals.faultKind(i));
            back.continueCancelAll(signals.faultStrategy(i), OrderBlotter.ANY, OrderBlotter.FROM_THE_FIRST);
        }
    }

    private void onReport(final Slot slot) {
        slot.decode(report);
        orders.onReport(report);
    }

    private void onNotSent(final Slot slot) {
        slot.decode(notSent);
        orders.onNotSent(notSent);
    }

    private void onContinuation(final Slot slot) {
        slot.decode(continuation);
        orders.cancelStep(continuation.strategy(), continuation.instrument(), continuation.cursor());
    }

    private void onAdmin(final Slot slot) {
        slot.decode(admin);
        int affected = 0;
        if (admin.kind() == AdminKind.CANCEL_ALL) {
            affected = orders.countOpen(admin.strategy(), admin.instrument());
            back.continueCancelAll(admin.strategy(), admin.instrument(), OrderBlotter.FROM_THE_FIRST);
        }
        out.adminReply(admin, canBeDone(admin) ? AdminResult.DONE : AdminResult.REFUSED, affected);
    }

    /** A command of a kind or state that this version does not know, or for a strategy that does not exist, changes nothing; limits have a message of their own. */
    private boolean canBeDone(final AdminCommandDecoder command) {
        return command.kind() != AdminKind.NULL_VAL
                && command.kind() != AdminKind.SET_LIMIT
                && command.strategy() < strategies
                && (command.kind() != AdminKind.SET_TRADING_STATE || command.tradingState() != TradingState.NULL_VAL);
    }

    private void onLimitChange(final Slot slot) {
        slot.decode(limitChange);
        out.limitReply(limitChange, limits.change(limitChange) ? AdminResult.DONE : AdminResult.REFUSED);
    }

    private void onDefinition(final Slot slot) {
        slot.decode(definition);
        gates.define(definition);
    }

    private void onRunStarted(final Slot slot) {
        slot.decode(runStarted);
        out.epoch((int) runStarted.epoch());
    }

    private void onInstrumentStatus(final Slot slot) {
        slot.decode(instrumentStatus);
        final InstrumentGate instrument = gates.find(instrumentStatus.instrument());
        if (instrument != null) {
            instrument.state = instrumentStatus.state();
        }
    }

    /** The outputs of the current event. */
    public OutputBuffer outputs() {
        return out.outputs();
    }

    /** The outstanding loopbacks; the last {@link LoopbackLedger#added} are those of the current event. */
    public LoopbackLedger loopbacks() {
        return loopbacks;
    }

    /** The output chain up to the current event. */
    public long outputChain() {
        return out.chain();
    }

    /** Orders that may still be filled. For reports, or on the stage's thread. */
    public int openOrders() {
        return orders.countOpen(OrderBlotter.ANY, OrderBlotter.ANY);
    }

    /** Reports that contradicted what was known of an order, or concerned none. For reports. */
    public long anomalies() {
        return orders.anomalies();
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("epoch", out.epoch());
        sink.put("outputChain", out.chain());
        gates.writeState(sink);
        limits.writeState(sink);
        orders.writeState(sink);
        loopbacks.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        out.epoch(source.getInt("epoch"));
        out.chain(source.get("outputChain"));
        gates.readState(source);
        limits.readState(source);
        orders.readState(source);
        loopbacks.readState(source);
    }
}
