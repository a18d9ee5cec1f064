package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminResult;
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
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.ReconciliationDecoder;
import dev.lockstep.codecs.sbe.RiskAlertKind;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.RunStartedDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.codecs.sbe.TradingState;
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
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.CorporateRules;
import dev.lockstep.engine.ring.AdminScope;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.ManualEntry;
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
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final NotSentDecoder notSent = new NotSentDecoder();
    private final AdminCommandDecoder admin = new AdminCommandDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final InstrumentStatusDecoder instrumentStatus = new InstrumentStatusDecoder();
    private final CalendarBoundaryDecoder boundary = new CalendarBoundaryDecoder();
    private final LimitChangeDecoder limitChange = new LimitChangeDecoder();
    private final ManualOrderDecoder manualOrder = new ManualOrderDecoder();
    private final ManualTradeDecoder manualTrade = new ManualTradeDecoder();
    private final RunStartedDecoder runStarted = new RunStartedDecoder();
    private final ClockTickDecoder tick = new ClockTickDecoder();
    private final VenueSessionDecoder session = new VenueSessionDecoder();
    private final ReconciliationDecoder reconciliation = new ReconciliationDecoder();
    private final VenueOrderDecoder venueOrder = new VenueOrderDecoder();
    private final SplitDecoder split = new SplitDecoder();
    private final SettlementDecoder settlement = new SettlementDecoder();
    private final RollDecoder roll = new RollDecoder();
    private final VenuePositionDecoder venuePosition = new VenuePositionDecoder();

    private final LimitTable limits;
    private final InstrumentTable<InstrumentGate> instruments;
    private final LoopbackLedger loopbacks = new LoopbackLedger();
    private final LoopbackWriter back = new LoopbackWriter(loopbacks);
    private final OrderScope scope = new OrderScope();
    private final OrderBlotter orders = new OrderBlotter();
    private final PositionTally positions;
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
    /** Only {@link #measureGate} needs it. */
    private final Order measured = new Order();

    private final int accounts;
    /** Null unless changed limits are tried. */
    private DeniedOrders denied;

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
        this.accounts = scope.accounts();
        positions = new PositionTally(accounts);
        limits = new LimitTable(risk.limits(), scope);
        this.venues = new VenueStates(venues.size());
        out = new OutputWriter(instance.getBytes(StandardCharsets.US_ASCII), chainSeed);
        unanswered = new Unanswered(settings.answerTimeoutNs());
        instruments = new InstrumentTable<>((index, terms) -> {
            limits.define(index, terms);
            return new InstrumentGate(new LimitCache(limits, index), terms);
        });
        working = new WorkingOrders(orders, instruments, venues);
        terms = List.copyOf(venues);
        gate = new Gate(instruments, this.venues, venues, positions, working, risk.selfMatch(), strategies);
        life = new OrderLife(orders, unanswered, gate, working, instruments, out, back);
        groups = new OrderGroups(life);
        emulator = new Emulator(life, groups, instruments, venues);
        groups.emulator(emulator);
        day = new TradingDay(life, emulator, instruments, venues);
        life.day(day);
        requests = new OrderRequests(life, groups, emulator, instruments, settings.maxOpenOrders());
        fills = new Fills(life, positions);
        reports = new VenueReports(life, fills, groups, instruments);
        reconciler =
                new Reconciler(life, fills, groups, positions, this.venues, instruments, settings.answerTimeoutNs());
        life.reconciler(reconciler);
        kills = new KillSwitch(life, instruments, positions, settings.cancelRepeatNs());
        reducer = new Reducer(life, positions, instruments);
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
        life.begin(slot);
        back.begin(slot.sequence(), loopback ? generation(slot) : 0);
        takeMarket(slot.market(), slot.timeNs());
        switch (slot.templateId()) {
            case OrderUpdateDecoder.TEMPLATE_ID -> onUpdate(slot);
            case ExecutionReportDecoder.TEMPLATE_ID -> onReport(slot);
            case ContinuationDecoder.TEMPLATE_ID -> onContinuation(slot);
            case ClockTickDecoder.TEMPLATE_ID -> onTick(slot);
            case NotSentDecoder.TEMPLATE_ID -> onNotSent(slot);
            case AdminCommandDecoder.TEMPLATE_ID -> onAdmin(slot);
            case LimitChangeDecoder.TEMPLATE_ID -> onLimitChange(slot);
            case ManualOrderDecoder.TEMPLATE_ID -> onManualOrder(slot);
            case ManualTradeDecoder.TEMPLATE_ID -> onManualTrade(slot);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(slot);
            case InstrumentStatusDecoder.TEMPLATE_ID -> onInstrumentStatus(slot);
            case CalendarBoundaryDecoder.TEMPLATE_ID -> onBoundary(slot);
            case VenueSessionDecoder.TEMPLATE_ID -> onSession(slot);
            case ReconciliationDecoder.TEMPLATE_ID -> onReconciliation(slot);
            case VenueOrderDecoder.TEMPLATE_ID -> onVenueOrder(slot);
            case VenuePositionDecoder.TEMPLATE_ID -> onVenuePosition(slot);
            case RunStartedDecoder.TEMPLATE_ID -> onRunStarted(slot);
            case SplitDecoder.TEMPLATE_ID -> onSplit(slot);
            case SettlementDecoder.TEMPLATE_ID -> onSettlement(slot);
            case RollDecoder.TEMPLATE_ID -> onRoll(slot);
            default -> {
                // Market data matters to this stage through the sections only.
            }
        }
        execute(slot.risk());
        cancelOrdersOfFailed(slot.signals());
        actOnAlerts(slot.risk());
        publishDeadline();
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

    private void takeMarket(final MarketSection market, final long nowNs) {
        final InstrumentGate instrument = instruments.find(market.instrument());
        if (instrument != null && !market.has(MarketSection.DEFINITION)) {
            instrument.takeMarket(market, nowNs);
            gate.onMarket(market.instrument(), instrument, nowNs);
            if (market.has(MarketSection.BOOK_STATUS)) {
                out.bookStatus(market);
            }
            emulator.onMarket(market.instrument(), instrument);
        }
    }

    private void execute(final RiskSection risk) {
        for (int i = 0; i < risk.count(); i++) {
            final RiskDecision decision = risk.decision(i);
            if (denied != null && !decision.approved()) {
                denied.ask(decision, life.nowNs());
            }
            switch (decision.action) {
                case NEW -> requests.submit(decision);
                case REPLACE -> requests.replace(decision);
                default -> requests.cancel(decision);
            }
        }
    }

    private void cancelOrdersOfFailed(final SignalSection signals) {
        for (int i = 0; i < signals.faultCount(); i++) {
            out.strategyFault(signals.faultStrategy(i), signals.faultKind(i));
            scope.set(signals.faultStrategy(i), OrderScope.ANY, OrderScope.ANY, OrderScope.ANY);
            back.goOn(ContinuationKind.CANCEL_ALL, scope, 0, 0);
        }
    }

    /** Losses beyond a hard limit cancel what the account has open; the trading state that keeps it from sending more is central risk's. */
    private void actOnAlerts(final RiskSection risk) {
        for (int i = 0; i < risk.alertCount(); i++) {
            out.riskAlert(risk, i);
            if (risk.alertKind(i) != RiskAlertKind.DAILY_LOSS_SOFT) {
                scope.set(OrderScope.ANY, OrderScope.ANY, risk.alertAccount(i), OrderScope.ANY);
                back.goOn(ContinuationKind.CANCEL_ALL, scope, 0, 0);
            }
        }
        if (risk.flattenFrom() != RiskSection.NOTHING_TO_FLATTEN) {
            back.goOn(ContinuationKind.FLATTEN, scope.set(continuation), risk.flattenFrom(), continuation.argument());
        }
    }

    private void publishDeadline() {
        deadline.publish(Math.min(
                Math.min(unanswered.deadlineNs(), day.deadlineNs()),
                Math.min(kills.deadlineNs(), venues.deadlineNs())));
    }

    private void onUpdate(final Slot slot) {
        slot.decode(update);
        groups.onUpdate(update);
        emulator.onUpdate(update);
        reducer.onUpdate(update);
        kills.onUpdate(update);
    }

    private void onReport(final Slot slot) {
        slot.decode(report);
        reports.onReport(report);
    }

    private void onNotSent(final Slot slot) {
        slot.decode(notSent);
        reports.onNotSent(notSent);
    }

    private void onContinuation(final Slot slot) {
        slot.decode(continuation);
        scope.set(continuation);
        final long cursor = continuation.cursor();
        switch (continuation.kind()) {
            case CANCEL_ALL -> cancelStep(cursor);
            case KILL -> kills.step(scope, cursor);
            case SESSION -> day.step(scope.instrument, BoundaryKind.get((short) continuation.argument()), cursor);
            case VENUE_DOWN -> reconciler.lose(scope.venue, cursor);
            case RECONCILE -> reconciler.resolve(scope.venue, cursor);
            case RELEASE -> emulator.releaseDue(scope.instrument, instruments.get(scope.instrument));
            default -> {
                // Central risk's.
            }
        }
    }

    /** One step of a cancel-all: asks for what can be cancelled of the scope's orders behind the cursor. */
    private void cancelStep(final long cursor) {
        final int count = orders.sort();
        int cancelled = 0;
        for (int i = orders.after(cursor); i < count; i++) {
            final Order order = orders.inOrder(i);
            if (order != null && scope.includes(order) && OrderTransitions.isPossible(order, OrderTrigger.ASK_CANCEL)) {
                final long id = order.id;
                life.cancel(order);
                if (++cancelled == Limits.ORDERS_PER_STEP) {
                    back.goOn(ContinuationKind.CANCEL_ALL, scope, id, 0);
                    return;
                }
            }
        }
    }

    private void onTick(final Slot slot) {
        slot.decode(tick);
        day.onTick(tick.deadlineNs());
        for (int i = 0; i < Limits.TIMERS_PER_TICK; i++) {
            final Order overdue = unanswered.overdue(tick.deadlineNs());
            if (overdue != null) {
                life.happen(overdue, OrderTrigger.LOSE, OrderEvent.FATE_UNKNOWN);
            }
        }
        final int venue = venues.overdue(tick.deadlineNs());
        if (venue >= 0) {
            reconciler.ask(venue);
        }
        kills.onTick(tick.deadlineNs());
    }

    private void onAdmin(final Slot slot) {
        slot.decode(admin);
        final boolean canBeDone = canBeDone(admin);
        int affected = 0;
        if (canBeDone && admin.kind() == AdminKind.CANCEL_ALL) {
            affected = orders.countOpen(scope.set(admin));
            back.goOn(ContinuationKind.CANCEL_ALL, scope, 0, 0);
        } else if (canBeDone && admin.kind() == AdminKind.KILL) {
            affected = kills.start(admin);
        } else if (canBeDone && admin.kind() == AdminKind.ENABLE_STRATEGY) {
            gate.enable(admin.strategy());
        } else if (canBeDone && admin.kind() == AdminKind.FLATTEN) {
            back.goOn(ContinuationKind.FLATTEN, scope.set(admin), 0, admin.commandId());
        } else if (canBeDone
                && admin.kind() == AdminKind.SET_TRADING_STATE
                && admin.tradingState() == TradingState.ACTIVE) {
            kills.resume(admin);
        }
        out.adminReply(admin, canBeDone ? AdminResult.DONE : AdminResult.REFUSED, affected);
    }

    /** A command of a kind or state that this version does not know, or for a strategy that does not exist, changes nothing, nor does an enabling that nobody gave a name for. */
    private boolean canBeDone(final AdminCommandDecoder command) {
        return command.kind().value() <= AdminKind.FLATTEN.value()
                && command.strategy() < strategies
                && (command.kind() != AdminKind.ENABLE_STRATEGY
                        || !command.person().isBlank())
                && (command.kind() != AdminKind.KILL || !kills.isFull())
                && (AdminScope.isOne(command) || !setsTradingState(command.kind()))
                && (command.kind() != AdminKind.SET_TRADING_STATE || command.tradingState() != TradingState.NULL_VAL);
    }

    private void onLimitChange(final Slot slot) {
        slot.decode(limitChange);
        gate.change(limitChange);
        out.reply(limitChange.commandId(), AdminKind.SET_LIMIT, limits.change(limitChange));
    }

    /** The order itself comes as a decision of central risk. */
    private void onManualOrder(final Slot slot) {
        slot.decode(manualOrder);
        final boolean exists = instruments.find(manualOrder.instrument()) != null;
        final boolean taken = ManualEntry.isTaken(manualOrder, strategies, exists);
        out.reply(manualOrder.commandId(), AdminKind.MANUAL_ORDER, taken);
    }

    /** A trade done elsewhere; one with an id is booked once only. */
    private void onManualTrade(final Slot slot) {
        slot.decode(manualTrade);
        final boolean exists = instruments.find(manualTrade.instrument()) != null;
        final boolean booked =
                ManualEntry.isTaken(manualTrade, accounts, strategies, exists) && fills.book(manualTrade);
        out.reply(manualTrade.commandId(), AdminKind.MANUAL_TRADE, booked);
    }

    private static boolean setsTradingState(final AdminKind kind) {
        return kind == AdminKind.SET_TRADING_STATE || kind == AdminKind.KILL || kind == AdminKind.FLATTEN;
    }

    private void onDefinition(final Slot slot) {
        slot.decode(definition);
        if (instruments.define(definition)) {
            instruments.get(definition.instrument()).terms = instruments.terms(definition.instrument());
            gate.define(definition.instrument(), instruments.terms(definition.instrument()));
        }
    }

    private void onRunStarted(final Slot slot) {
        slot.decode(runStarted);
        out.epoch((int) runStarted.epoch());
    }

    private void onSplit(final Slot slot) {
        slot.decode(split);
        if (CorporateRules.allows(split, instruments)) {
            positions.split(instruments.terms(split.instrument()), split);
        }
    }

    private void onSettlement(final Slot slot) {
        slot.decode(settlement);
        if (CorporateRules.allows(settlement, instruments)) {
            positions.settle(settlement.instrument());
        }
    }

    private void onRoll(final Slot slot) {
        slot.decode(roll);
        if (CorporateRules.allows(roll, instruments)) {
            positions.roll(roll.fromInstrument(), roll.toInstrument());
        }
    }

    private void onInstrumentStatus(final Slot slot) {
        slot.decode(instrumentStatus);
        final InstrumentGate instrument = instruments.find(instrumentStatus.instrument());
        if (instrument != null) {
            instrument.state = instrumentStatus.state();
        }
    }

    private void onBoundary(final Slot slot) {
        slot.decode(boundary);
        day.onBoundary(boundary);
    }

    private void onSession(final Slot slot) {
        slot.decode(session);
        reconciler.begin(slot);
        reconciler.onSession(session);
    }

    private void onReconciliation(final Slot slot) {
        slot.decode(reconciliation);
        reconciler.begin(slot);
        reconciler.onPhase(reconciliation);
    }

    private void onVenueOrder(final Slot slot) {
        slot.decode(venueOrder);
        reconciler.begin(slot);
        reconciler.onOrder(venueOrder);
    }

    private void onVenuePosition(final Slot slot) {
        slot.decode(venuePosition);
        reconciler.onPosition(venuePosition);
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
                new GateControls(venues, terms, positions, working, changed.selfMatch(), strategies);
        final GatePreview beside = new GatePreview(new LimitTable(changed.limits(), changedScope), controls, preview);
        gate.preview(beside);
        denied = new DeniedOrders(beside, orders, emulator, instruments);
    }

    /**
     * Messages that a strategy has sent since the day began. For reports, once the stage has stopped.
     *
     * @param action which of them
     * @param strategy index, or -1 for those that were nobody's
     */
    public long messages(final OrderAction action, final int strategy) {
        long sum = 0;
        for (int i = 0; i < instruments.size(); i++) {
            final StrategyOrders counts = instruments.get(i).findStrategy(strategy);
            sum += counts == null ? 0 : counts.messages(action);
        }
        return sum;
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
        gate.writeState(sink);
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
        gate.readState(source);
        loopbacks.readState(source);
        working.rearm();
        emulator.rearm();
        day.rearm();
        publishDeadline();
    }
}
