package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.ContinuationDecoder;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.RunStartedDecoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.ControlPreview;
import dev.lockstep.engine.limit.ControlTrace;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.MoneyEvents;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.ring.Signal;
import dev.lockstep.engine.ring.SignalSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.sizing.SizingTable;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import java.util.List;

/**
 * The third stage, and the one authority over exposure: sizes every signal, runs it through the controls, reserves what it may fill, and
 * keeps the portfolio. Positions and reservations change only when an order update comes along the ring, money by events of its own.
 */
public final class RiskStage implements Stage {
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final LimitChangeDecoder limitChange = new LimitChangeDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final ContinuationDecoder continuation = new ContinuationDecoder();
    private final RunStartedDecoder runStarted = new RunStartedDecoder();

    private final LimitTable limits;
    private final LimitCache limitCache;
    private final SizingTable sizing;
    private final int[] accountsOfStrategies;
    private final Portfolio portfolio;
    private final InstrumentTable<InstrumentRisk> instruments;
    private final Reservations reservations;
    private final TradingStates states;
    private final LossGuard losses;
    private final MoneyEvents money;
    private final TradeBooking trades;
    private final Flattener flattener;
    private final RiskControls controls = new RiskControls();
    private final OrderJudge judge;
    private final Deadline deadline = new Deadline();
    private final StateHash stateHash = new StateHash();
    /** Null unless changed limits are tried. */
    private RiskFollower follower;

    /**
     * A stage that trades under the given settings.
     *
     * @param settings limits and sizing
     * @param scope what keys may name
     * @param accounts by index
     * @param accountsOfStrategies index of the account that each strategy trades on
     */
    public RiskStage(
            final RiskSettings settings,
            final LimitScope scope,
            final List<AccountSettings> accounts,
            final List<Integer> accountsOfStrategies) {
        this.accountsOfStrategies = new int[accountsOfStrategies.size()];
        for (int i = 0; i < this.accountsOfStrategies.length; i++) {
            this.accountsOfStrategies[i] = accountsOfStrategies.get(i);
        }
        limits = new LimitTable(settings.limits(), scope);
        states = new TradingStates(scope);
        limitCache = new LimitCache(limits);
        sizing = new SizingTable(settings.sizing(), limits.instruments());
        portfolio = new Portfolio(settings.portfolio(accounts, scope.strategies()));
        instruments = new InstrumentTable<>(this::instrument);
        reservations = new Reservations(portfolio);
        losses = new LossGuard(portfolio, limits, states);
        money = new MoneyEvents(portfolio);
        trades = new TradeBooking(portfolio);
        judge = new OrderJudge(
                instruments, portfolio, reservations, states, losses, new OrderSizer(sizing, portfolio), controls);
        flattener = new Flattener(portfolio, instruments, this::decide);
    }

    private InstrumentRisk instrument(final int index, final InstrumentTerms terms) {
        limits.define(index, terms);
        sizing.define(index, terms.symbol());
        states.define(index);
        return new InstrumentRisk(limitCache, index, terms.venue());
    }

    /** What each control is, in the order in which orders pass them; first what sizes them. */
    public List<ControlInfo> controls() {
        return judge.controls();
    }

    /** Lets an auditor hear of every control that looks at an order, on the stage's thread, or nobody any more (null). */
    public void trace(final ControlTrace auditor) {
        controls.trace(auditor);
    }

    /** Tries changed limits on a run: another stage, as fresh as this one, goes along with what this one decides, and judges beside it what it would have decided itself. */
    public void preview(final RiskStage changed, final ControlPreview preview) {
        follower = new RiskFollower(changed, preview);
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void onEvent(final Slot slot) {
        final RiskSection section = slot.risk();
        section.clear();
        judge.begin(slot.timeNs());
        if (slot.templateId() == ContinuationDecoder.TEMPLATE_ID) {
            onContinuation(slot, section);
        } else {
            take(slot);
        }
        takeMarket(slot.market());
        decide(slot, section);
        losses.watch(section);
        if (follower != null) {
            follower.follow(slot);
        }
        if (slot.checkpointDue()) {
            section.stateHash(stateHash.of(this));
        }
    }

    /** What an event changes, other than by decisions. */
    private void take(final Slot slot) {
        states.onEvent(slot);
        switch (slot.templateId()) {
            case OrderUpdateDecoder.TEMPLATE_ID -> onOrderUpdate(slot);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(slot);
            case LimitChangeDecoder.TEMPLATE_ID -> onLimitChange(slot);
            case RunStartedDecoder.TEMPLATE_ID -> onRunStarted(slot);
            default -> money.onEvent(slot);
        }
    }

    /** An event of which another stage has decided. */
    void beginFollowing(final Slot slot) {
        judge.begin(slot.timeNs());
        if (slot.templateId() != ContinuationDecoder.TEMPLATE_ID) {
            take(slot);
        }
        takeMarket(slot.market());
    }

    /** Judges as if it was asked. */
    void judge(final RiskDecision order) {
        judge.judge(order);
    }

    /** Goes along with what another stage approved. */
    void reserve(final RiskDecision ofOther, final Slot slot) {
        judge.reserve(ofOther, input(slot));
    }

    /** What comes of an event behind its decisions; alerts go into a section of the follower's own. */
    void endFollowing(final RiskSection alerts) {
        alerts.clear();
        losses.watch(alerts);
    }

    private void takeMarket(final MarketSection market) {
        final InstrumentRisk instrument = instruments.find(market.instrument());
        if (instrument != null && !market.has(MarketSection.DEFINITION)) {
            instrument.takeMarket(market);
            portfolio.onMarket(market);
        }
    }

    private void decide(final Slot slot, final RiskSection section) {
        final SignalSection signals = slot.signals();
        for (int i = 0; i < signals.count(); i++) {
            final Signal signal = signals.signal(i);
            if (signal.strategy == Signal.NOBODY) {
                continue;
            }
            decide(section.add(signal, accountsOfStrategies[signal.strategy]), input(slot));
        }
    }

    private void decide(final RiskDecision order, final long input) {
        judge.judge(order);
        if (order.approved()) {
            judge.reserve(order, input);
        }
    }

    private long input(final Slot slot) {
        return OrderIds.input(flattener.epoch(), slot.sequence());
    }

    private void onOrderUpdate(final Slot slot) {
        slot.decode(update);
        if (instruments.find(update.instrument()) == null) {
            return;
        }
        switch (update.orderEvent()) {
            case FILLED, BOOKED -> trades.onFill(update);
            case BUSTED -> trades.onBust(update);
            default -> {
                // Nothing was traded.
            }
        }
        reservations.update(update, input(slot));
    }

    /** Positions of a scope are to be closed. */
    private void onContinuation(final Slot slot, final RiskSection section) {
        slot.decode(continuation);
        if (continuation.kind() == ContinuationKind.FLATTEN) {
            flattener.step(continuation, slot.sequence(), section);
        }
    }

    private void onDefinition(final Slot slot) {
        slot.decode(definition);
        if (instruments.define(definition)) {
            portfolio.define(definition);
        }
    }

    private void onLimitChange(final Slot slot) {
        slot.decode(limitChange);
        limits.change(limitChange);
    }

    private void onRunStarted(final Slot slot) {
        slot.decode(runStarted);
        flattener.epoch((int) runStarted.epoch());
    }

    /** The portfolio. For reports, once the stage has stopped. */
    public Portfolio portfolio() {
        return portfolio;
    }

    /** Limits in force for a strategy's orders in an instrument. For reports. */
    public EffectiveLimits limits(final int strategy, final int instrument) {
        return instruments.get(instrument).limits(accountsOfStrategies[strategy], strategy);
    }

    /** Limits in force for an account as a whole. For reports. */
    public EffectiveLimits limits(final int account) {
        return limits.resolve(account, LimitKey.ANY, LimitKey.ANY);
    }

    /** Where the limit of a kind comes from that holds for orders, or for an account as a whole with -1 for both. For reports; allocates. */
    public String limitOrigin(final LimitKind kind, final int account, final int strategy, final int instrument) {
        return limits.origin(kind, account, strategy, instrument);
    }

    /** The row that sizes a strategy's orders in an instrument. For reports. */
    public SizingRow sizing(final int account, final int strategy, final int instrument) {
        return sizing.resolve(account, strategy, instrument);
    }

    /** Number of orders that hold a reservation. For reports. */
    public int openReservations() {
        return reservations.size();
    }

    /** The trading state of the whole engine. For reports. */
    public TradingState tradingState() {
        return states.engine();
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("epoch", flattener.epoch());
        instruments.writeState(sink);
        limits.writeState(sink);
        portfolio.writeState(sink);
        states.writeState(sink);
        losses.writeState(sink);
        reservations.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        flattener.epoch(source.getInt("epoch"));
        instruments.readState(source);
        limits.readState(source);
        portfolio.readState(source);
        states.readState(source);
        losses.readState(source);
        reservations.readState(source);
    }
}
