package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.ClockTickDecoder;
import dev.lockstep.codecs.sbe.ContinuationDecoder;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.ManualOrderDecoder;
import dev.lockstep.codecs.sbe.ManualTradeDecoder;
import dev.lockstep.codecs.sbe.NotSentDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.ReconciliationDecoder;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.RunStartedDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.codecs.sbe.VenueOrderDecoder;
import dev.lockstep.codecs.sbe.VenuePositionDecoder;
import dev.lockstep.codecs.sbe.VenueSessionDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.ControlPreview;
import dev.lockstep.engine.limit.ControlTrace;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.venue.VenueTerms;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The last stage: turns decisions and reports into outputs and order updates. What it decided for an event stands in {@link #outputs} and, for
 * what goes back along the ring, at the end of {@link #loopbacks} until the next event.
 */
public final class ExecutionStage implements Stage {
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final ContinuationDecoder continuation = new ContinuationDecoder();
    private final RunStartedDecoder runStarted = new RunStartedDecoder();

    private final LimitTable limits;
    private final InstrumentTable<InstrumentGate> instruments;
    private final LoopbackLedger loopbacks = new LoopbackLedger();
    private final LoopbackWriter back = new LoopbackWriter(loopbacks);
    private final OrderScope scope = new OrderScope();
    private final OrderBlotter orders = new OrderBlotter();
    private final PositionTally positions;
    private final TradingStates trading;
    private final Deadline deadline = new Deadline();
    private final StateHash stateHash = new StateHash();
    private final OutputWriter out;
    private final VenueStates venues;
    private final Unanswered unanswered;
    private final WorkingOrders working;
    private final Gate gate;
    private final OrderLife life;
    private final OrderGroups groups;
    private final Emulator emulator;
    private final TradingDay day;
    private final OrderRequests requests;
    private final Fills fills;
    private final VenueReports reports;
    private final Reconciler reconciler;
    private final KillSwitch kills;
    private final Reducer reducer;
    private final List<VenueTerms> terms;
    private final int strategies;
    private final Markets markets;
    private final Timers timers;
    private final Commands commands;
    private final Alarms alarms;
    private final CorporateActions corporate;
    /** Only {@link #measureGate} needs it. */
    private final Order measured = new Order();

    /**
     * A stage without orders.
     *
     * @param instance name of this engine in client order ids, 1 to 6 letters and digits
     * @param risk limits of the gate
     * @param scope what keys of limits may name
     * @param accounts in the order of their indexes
     * @param venues in the order of their indexes
     * @param settings of the life of orders
     * @param chainSeed where the output chain starts
     */
    public ExecutionStage(
            final String instance,
            final RiskSettings risk,
            final LimitScope scope,
            final List<AccountSettings> accounts,
            final List<VenueTerms> venues,
            final OrderSettings settings,
            final long chainSeed) {
        strategies = scope.strategies();
        positions = new PositionTally(accounts);
        trading = new TradingStates(scope);
        limits = new LimitTable(risk.limits(), scope);
        this.venues = new VenueStates(venues.size());
        out = new OutputWriter(instance.getBytes(StandardCharsets.US_ASCII), chainSeed);
        unanswered = new Unanswered(settings.answerTimeoutNs());
        final LimitCache limitCache = new LimitCache(limits);
        instruments = new InstrumentTable<>((index, terms) -> {
            limits.define(index, terms);
            trading.define(index);
            return new InstrumentGate(limitCache, index, terms);
        });
        working = new WorkingOrders(orders, instruments, venues);
        terms = List.copyOf(venues);
        gate = new Gate(instruments, trading, this.venues, venues, positions, working, risk.selfMatch(), strategies);
        life = new OrderLife(orders, unanswered, gate, working, instruments, out, back);
        groups = new OrderGroups(life);
        emulator = new Emulator(life, groups.families, instruments, venues);
        groups.emulator(emulator);
        day = new TradingDay(life, emulator, instruments, venues, settings.cancelRepeatNs());
        requests = new OrderRequests(life, groups, emulator, instruments, settings.maxOpenOrders());
        final SliceSender slices = new SliceSender(life, emulator);
        fills = new Fills(life, positions, slices, instruments);
        reports = new VenueReports(life, fills, slices, instruments);
        reconciler =
                new Reconciler(life, fills, slices, positions, this.venues, instruments, settings.answerTimeoutNs());
        kills = new KillSwitch(life, instruments, positions, settings.cancelRepeatNs());
        life.callBack(day, reconciler, kills);
        reducer = new Reducer(life, positions, instruments);
        markets = new Markets(instruments, gate, emulator, day, out);
        timers = new Timers(life, unanswered, day, reconciler, this.venues, kills);
        commands = new Commands(life, gate, kills, fills, limits, trading, instruments, scope);
        alarms = new Alarms(life);
        corporate = new CorporateActions(positions, instruments);
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void onEvent(final Slot slot) {
        out.begin(slot);
        life.begin(slot);
        back.begin(slot, out.epoch());
        markets.onMarket(slot.market(), slot.timeNs());
        switch (slot.templateId()) {
            case OrderUpdateDecoder.TEMPLATE_ID -> onUpdate(slot);
            case ExecutionReportDecoder.TEMPLATE_ID -> reports.onReport(slot);
            case ContinuationDecoder.TEMPLATE_ID -> onContinuation(slot);
            case ClockTickDecoder.TEMPLATE_ID -> timers.onTick(slot);
            case NotSentDecoder.TEMPLATE_ID -> reports.onNotSent(slot);
            case AdminCommandDecoder.TEMPLATE_ID -> commands.onAdmin(slot);
            case LimitChangeDecoder.TEMPLATE_ID -> commands.onLimitChange(slot);
            case ManualOrderDecoder.TEMPLATE_ID -> commands.onManualOrder(slot);
            case ManualTradeDecoder.TEMPLATE_ID -> commands.onManualTrade(slot);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> markets.onDefinition(slot);
            case InstrumentStatusDecoder.TEMPLATE_ID -> markets.onStatus(slot);
            case CalendarBoundaryDecoder.TEMPLATE_ID -> day.onBoundary(slot);
            case VenueSessionDecoder.TEMPLATE_ID -> reconciler.onSession(slot);
            case ReconciliationDecoder.TEMPLATE_ID -> reconciler.onPhase(slot);
            case VenueOrderDecoder.TEMPLATE_ID -> reconciler.onOrder(slot);
            case VenuePositionDecoder.TEMPLATE_ID -> reconciler.onPosition(slot);
            case RunStartedDecoder.TEMPLATE_ID -> onRunStarted(slot);
            case SplitDecoder.TEMPLATE_ID -> corporate.onSplit(slot);
            case SettlementDecoder.TEMPLATE_ID -> corporate.onSettlement(slot);
            case RollDecoder.TEMPLATE_ID -> corporate.onRoll(slot);
            default -> {
                // Market data matters to this stage through the sections only.
            }
        }
        requests.execute(slot.risk());
        alarms.onFaults(slot.signals());
        alarms.onLosses(slot.risk());
        flattenOn(slot.risk());
        deadline.publish(timers.deadlineNs());
        if (slot.checkpointDue()) {
            out.checkpoint(stateHash.of(this));
        }
    }

    private void flattenOn(final RiskSection risk) {
        if (risk.flattenFrom() != RiskSection.NOTHING_TO_FLATTEN) {
            back.goOn(ContinuationKind.FLATTEN, scope.set(continuation), risk.flattenFrom(), continuation.argument());
        }
    }

    private void onUpdate(final Slot slot) {
        slot.decode(update);
        groups.onUpdate(update);
        emulator.onUpdate(update);
        reducer.onUpdate(update);
        kills.onUpdate(update);
    }

    private void onContinuation(final Slot slot) {
        slot.decode(continuation);
        scope.set(continuation);
        final long cursor = continuation.cursor();
        switch (continuation.kind()) {
            case CANCEL_ALL -> requests.cancelStep(scope, cursor, continuation.lastOrderId());
            case KILL -> kills.step(scope, cursor);
            case SESSION ->
                day.step(
                        scope.instrument,
                        BoundaryKind.get((short) continuation.argument()),
                        cursor,
                        continuation.lastOrderId());
            case VENUE_DOWN -> reconciler.lose(scope.venue, cursor, continuation.lastOrderId());
            case RECONCILE -> reconciler.resolve(scope.venue, cursor, continuation.argument());
            case RELEASE -> emulator.releaseDue(scope.instrument, instruments.get(scope.instrument));
            default -> {
                // Central risk's.
            }
        }
    }

    private void onRunStarted(final Slot slot) {
        slot.decode(runStarted);
        out.epoch((int) runStarted.epoch());
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
        return orders.size();
    }

    /** Reports that contradicted what was known of an order, or concerned none. For reports. */
    public long anomalies() {
        return life.anomalies.total();
    }

    /** The controls of the market-access gate, in their order. */
    public List<ControlInfo> controls() {
        return gate.controls();
    }

    /** Lets an auditor hear of every control that looks at an order, on the stage's thread, or nobody any more (null). */
    public void trace(final ControlTrace auditor) {
        gate.trace(auditor);
    }

    /**
     * Runs an order that central risk has approved through the gate, where it counts as if it went out, and sends nothing: for measuring what the gate costs.
     *
     * @return whether it would have gone out
     */
    public boolean measureGate(final RiskDecision order, final long nowNs) {
        measured.open(order, instruments.get(order.instrument).venue);
        gate.begin();
        return gate.passNew(measured, nowNs).approved();
    }

    /**
     * Tries changed limits on a run: controls under them look at whatever passes the gate, and count what really goes out. Before the first event.
     *
     * @param changed limits of the gate
     * @param changedScope what their keys may name
     */
    public void preview(final RiskSettings changed, final LimitScope changedScope, final ControlPreview preview) {
        final GateControls controls =
                new GateControls(venues, terms, trading, positions, working, changed.selfMatch(), strategies);
        final GatePreview beside = new GatePreview(new LimitTable(changed.limits(), changedScope), controls, preview);
        gate.preview(beside);
        requests.preview(new DeniedOrders(beside, orders, emulator, instruments));
    }

    /**
     * Messages that a strategy has sent since the day began. For reports, once the stage has stopped.
     *
     * @param action which of them
     * @param strategy index, or -1 for those that were nobody's
     */
    public long messages(final OrderAction action, final int strategy) {
        return gate.messages(action, strategy);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("epoch", out.epoch());
        sink.put("outputChain", out.chain());
        instruments.writeState(sink);
        limits.writeState(sink);
        life.anomalies.writeState(sink);
        orders.writeState(sink);
        unanswered.writeState(sink);
        fills.writeState(sink);
        positions.writeState(sink);
        groups.writeState(sink);
        venues.writeState(sink);
        kills.writeState(sink);
        trading.writeState(sink);
        gate.writeState(sink);
        day.writeState(sink);
        loopbacks.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        out.epoch(source.getInt("epoch"));
        out.chain(source.get("outputChain"));
        instruments.readState(source);
        limits.readState(source);
        life.anomalies.readState(source);
        orders.readState(source);
        unanswered.readState(source, orders);
        fills.readState(source);
        positions.readState(source);
        groups.readState(source);
        venues.readState(source);
        kills.readState(source);
        trading.readState(source);
        gate.readState(source);
        day.readState(source);
        loopbacks.readState(source);
        working.rearm();
        emulator.rearm();
        day.rearm();
        deadline.publish(timers.deadlineNs());
    }
}
