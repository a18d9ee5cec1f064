package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.ContinuationDecoder;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.RunStartedDecoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.InstrumentGroup;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.portfolio.Account;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.Knowledge;
import dev.lockstep.engine.portfolio.MoneyEvents;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.portfolio.PortfolioSettings;
import dev.lockstep.engine.ring.AdminScope;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.ring.Signal;
import dev.lockstep.engine.ring.SignalSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.sizing.SizingTable;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The third stage, and the one authority over exposure: sizes every signal, runs it through the controls, reserves what it may fill, and
 * keeps the portfolio. Positions and reservations change only when an order update comes along the ring, money by events of its own.
 */
public final class RiskStage implements Stage {
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final AdminCommandDecoder admin = new AdminCommandDecoder();
    private final LimitChangeDecoder limitChange = new LimitChangeDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final CalendarBoundaryDecoder boundary = new CalendarBoundaryDecoder();
    private final ContinuationDecoder continuation = new ContinuationDecoder();
    private final RunStartedDecoder runStarted = new RunStartedDecoder();

    /** Cheapest and most decisive first; the first denial ends the walk. */
    private final RiskCheck[] checks = {
        new TradingStateCheck(),
        new BookWholeCheck(),
        new OrderShapeCheck(),
        new LossLimitCheck(),
        new ReduceOnlyCheck(),
        new MaxOpenOrdersCheck(),
        new MaxInstrumentsCheck(),
        new MaxPositionCheck(),
        new MaxOrderNotionalCheck(),
        new MaxInstrumentNotionalCheck(),
        new MaxStrategyNotionalCheck(),
        new MaxAccountNotionalCheck(),
        new MaxGroupNotionalCheck(),
        new MaxGrossExposureCheck(),
        new MaxNetExposureCheck(),
        new MaxConcentrationCheck(),
        new BuyingPowerCheck(),
        new MarginCheck(),
    };

    private final LimitTable limits;
    private final SizingTable sizing;
    private final OrderSizer sizer;
    private final int[] accountsOfStrategies;
    private final Portfolio portfolio;
    private final InstrumentTable<InstrumentRisk> instruments;
    private final Reservations reservations;
    private final TradingStates states;
    private final LossGuard losses;
    private final MoneyEvents money;
    private final TradeBooking trades;
    private final Flattener flattener;
    private final RiskContext context = new RiskContext();
    private final Deadline deadline = new Deadline();
    private final StateHash stateHash = new StateHash();

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
        sizing = new SizingTable(settings.sizing(), limits.instruments());
        portfolio = new Portfolio(portfolioSettings(settings, accounts, scope.strategies()));
        sizer = new OrderSizer(sizing, portfolio);
        instruments = new InstrumentTable<>(this::instrument);
        reservations = new Reservations(portfolio);
        states = new TradingStates(instruments);
        losses = new LossGuard(portfolio, limits);
        money = new MoneyEvents(portfolio);
        trades = new TradeBooking(portfolio);
        flattener = new Flattener(portfolio, instruments, this::decideNew);
    }

    private static PortfolioSettings portfolioSettings(
            final RiskSettings settings, final List<AccountSettings> accounts, final int strategies) {
        final Map<String, Integer> groups = new TreeMap<>();
        for (int i = 0; i < settings.groups().size(); i++) {
            final InstrumentGroup group = settings.groups().get(i);
            for (final String symbol : group.symbols()) {
                groups.put(symbol, i);
            }
        }
        return new PortfolioSettings(
                accounts,
                settings.rounding(),
                settings.precisions(),
                groups,
                settings.groups().size(),
                strategies);
    }

    private InstrumentRisk instrument(final int index, final InstrumentTerms terms) {
        limits.define(index, terms);
        sizing.define(index, terms.symbol());
        return new InstrumentRisk(new LimitCache(limits, index), terms.venue());
    }

    /** What each control is, in the order in which orders pass them; first what sizes them. */
    public List<ControlInfo> controls() {
        final List<ControlInfo> controls = new ArrayList<>();
        controls.add(sizer.info());
        for (final RiskCheck check : checks) {
            controls.add(check.info());
        }
        return controls;
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void onEvent(final Slot slot) {
        final RiskSection section = slot.risk();
        section.clear();
        context.nowNs = slot.timeNs();
        switch (slot.templateId()) {
            case OrderUpdateDecoder.TEMPLATE_ID -> onOrderUpdate(slot);
            case ContinuationDecoder.TEMPLATE_ID -> onContinuation(slot, section);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(slot);
            case AdminCommandDecoder.TEMPLATE_ID -> onAdmin(slot);
            case LimitChangeDecoder.TEMPLATE_ID -> onLimitChange(slot);
            case CalendarBoundaryDecoder.TEMPLATE_ID -> onBoundary(slot);
            case RunStartedDecoder.TEMPLATE_ID -> onRunStarted(slot);
            default -> money.onEvent(slot);
        }
        takeMarket(slot.market());
        decide(slot, section);
        losses.watch(section);
        if (slot.checkpointDue()) {
            section.stateHash(stateHash.of(this));
        }
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
            final RiskDecision decision = section.add(signal, accountsOfStrategies[signal.strategy]);
            if (signal.action == OrderAction.NEW) {
                decideNew(decision);
            } else {
                decideChange(decision, slot.sequence());
            }
        }
    }

    private void decideNew(final RiskDecision order) {
        look(order);
        if (order.quantity == OrderSpec.UNSIZED) {
            size(order);
        }
        context.reduceOnly = order.spec.reduceOnly;
        order.covered = reservations.covers(order);
        ask(order, order.covered ? 0 : order.quantity);
        runChecks(order);
        if (order.approved()) {
            reservations.open(order);
        }
    }

    /** A child whose size is left open has that of its parent. */
    private void size(final RiskDecision order) {
        final Reservation parent = reservations.find(order.spec.parentId);
        if (parent != null) {
            order.quantity = parent.quantity;
        } else {
            sizer.size(order, context);
        }
    }

    /** Cancels always pass. A replace of an order without a reservation has nothing left to replace. */
    private void decideChange(final RiskDecision order, final long sequence) {
        final Reservation reservation = reservations.find(order.orderId);
        if (reservation == null || reservation.strategy != order.strategy) {
            order.deny(DenialCode.UNKNOWN_ORDER, order.orderId, 0);
            return;
        }
        order.account = reservation.account;
        order.instrument = reservation.instrument;
        order.side = reservation.side;
        order.orderType = reservation.orderType;
        order.timeInForce = reservation.timeInForce;
        if (order.action == OrderAction.CANCEL) {
            return;
        }
        look(order);
        context.reduceOnly = reservation.reduceOnly;
        ask(order, Math.max(0, order.quantity - reservation.cumQuantity - reservation.held()));
        context.whatIf.replacing(reservation.held(), reservation.heldPrice());
        runChecks(order);
        if (order.approved()) {
            reservations.replace(reservation, order, sequence);
        }
    }

    private void look(final RiskDecision order) {
        context.instrument = instruments.get(order.instrument);
        context.terms = instruments.terms(order.instrument);
        context.limits = context.instrument.limits(order.account, order.strategy);
        context.tradingState = states.of(order.strategy, order.account, context.instrument);
        context.breach = losses.breach(order.account);
        final Account account = portfolio.account(order.account);
        context.isMarginAccount = account.kind() == AccountKind.MARGIN;
        context.equity = account.equity().knowledge();
        context.isLossUnknown = context.equity != Knowledge.KNOWN && losses.limits(context.limits);
        portfolio.marginRate(
                order.account, order.strategy, order.instrument, (int) context.limits.value(LimitKind.INITIAL_MARGIN));
    }

    private void ask(final RiskDecision order, final long added) {
        context.addedQuantity = added;
        context.whatIf = portfolio.whatIf(
                order.account,
                order.strategy,
                order.instrument,
                order.side,
                Math.max(0, added),
                order.price,
                context.reduceOnly);
    }

    private void runChecks(final RiskDecision order) {
        for (int i = 0; i < checks.length && order.approved(); i++) {
            checks[i].check(order, context);
        }
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
        reservations.update(update);
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

    private void onBoundary(final Slot slot) {
        money.onEvent(slot);
        slot.decode(boundary);
        if (boundary.kind() == BoundaryKind.DAY && boundary.instrument() == AdminScope.ANY) {
            losses.onDay();
        }
    }

    private void onRunStarted(final Slot slot) {
        slot.decode(runStarted);
        flattener.epoch((int) runStarted.epoch());
    }

    private void onAdmin(final Slot slot) {
        slot.decode(admin);
        if (!AdminScope.isOne(admin)) {
            return;
        }
        final AdminKind kind = admin.kind();
        if (kind == AdminKind.SET_TRADING_STATE && admin.tradingState() != TradingState.NULL_VAL) {
            states.set(admin, admin.tradingState());
            if (admin.tradingState() == TradingState.ACTIVE) {
                losses.resume(admin.account());
            }
        } else if (kind == AdminKind.KILL) {
            states.set(admin, admin.flatten() != 0 ? TradingState.REDUCING : TradingState.HALTED);
        } else if (kind == AdminKind.FLATTEN) {
            states.set(admin, TradingState.REDUCING);
        }
    }

    /** The portfolio. For reports, once the stage has stopped. */
    public Portfolio portfolio() {
        return portfolio;
    }

    /** Limits in force for a strategy's orders in an instrument. For reports. */
    public EffectiveLimits limits(final int strategy, final int instrument) {
        return instruments.get(instrument).limits(accountsOfStrategies[strategy], strategy);
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
