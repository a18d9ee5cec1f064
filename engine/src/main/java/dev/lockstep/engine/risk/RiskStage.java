package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.Position;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.IdTable;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.ring.Signal;
import dev.lockstep.engine.ring.SignalSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.sizing.SizingInputs;
import dev.lockstep.engine.sizing.SizingTable;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import java.util.List;

/**
 * The third stage, and the one authority over exposure: sizes every signal, runs it through the controls, reserves what it may fill, and
 * keeps the portfolio. Positions and reservations change only when an order update comes along the ring.
 */
public final class RiskStage implements Stage {
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final AdminCommandDecoder admin = new AdminCommandDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final LimitChangeDecoder limitChange = new LimitChangeDecoder();

    /** Cheapest and most decisive first; the first denial ends the walk. */
    private final RiskCheck[] checks = {
        new TradingStateCheck(), new BookWholeCheck(), new OrderShapeCheck(), new MaxPositionCheck(),
    };

    private final List<Integer> accountsOfStrategies;
    private final LimitTable limits;
    private final SizingTable sizing;
    private final OrderSizer sizer;
    private final InstrumentTable<InstrumentRisk> instruments;
    private final IdTable<Reservation> reservations = new IdTable<>(Reservation::new);
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
        this.accountsOfStrategies = accountsOfStrategies;
        limits = new LimitTable(settings.limits(), scope);
        sizing = new SizingTable(settings.sizing(), limits.instruments());
        sizer = new OrderSizer(sizing, accounts);
        instruments = new InstrumentTable<>(this::instrument);
    }

    private InstrumentRisk instrument(final int index, final InstrumentTerms terms) {
        limits.define(index, terms);
        sizing.define(index, terms.symbol());
        return new InstrumentRisk(new LimitCache(limits, index));
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void onEvent(final Slot slot) {
        final RiskSection section = slot.risk();
        section.clear();
        switch (slot.templateId()) {
            case OrderUpdateDecoder.TEMPLATE_ID -> onOrderUpdate(slot);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(slot);
            case AdminCommandDecoder.TEMPLATE_ID -> onAdmin(slot);
            case LimitChangeDecoder.TEMPLATE_ID -> onLimitChange(slot);
            default -> {
                // What matters of the rest is in the sections.
            }
        }
        takeMarket(slot.market());
        decide(slot.signals(), section);
        if (slot.checkpointDue()) {
            section.stateHash(stateHash.of(this));
        }
    }

    private void takeMarket(final MarketSection market) {
        final InstrumentRisk instrument = instruments.find(market.instrument());
        if (instrument != null && !market.has(MarketSection.DEFINITION)) {
            instrument.takeMarket(market);
        }
    }

    private void decide(final SignalSection signals, final RiskSection section) {
        for (int i = 0; i < signals.count(); i++) {
            final Signal signal = signals.signal(i);
            if (signal.strategy == Signal.NOBODY) {
                continue;
            }
            final RiskDecision decision = section.add(signal, accountsOfStrategies.get(signal.strategy));
            if (signal.action == OrderAction.NEW) {
                decideNew(decision);
            } else {
                decideChange(decision);
            }
        }
    }

    private void decideNew(final RiskDecision order) {
        look(order);
        if (order.quantity == OrderSpec.UNSIZED) {
            sizer.size(order, context, SizingInputs.UNKNOWN);
        }
        context.addedQuantity = order.quantity;
        runChecks(order);
        if (order.approved()) {
            final Reservation reservation = reservations.add(order.orderId);
            reservation.open(order);
            context.instrument.reserve(order.side, reservation.held());
        }
    }

    /** Cancels always pass. A replace of an order without a reservation has nothing left to replace. */
    private void decideChange(final RiskDecision order) {
        final Reservation reservation = reservations.find(order.orderId);
        if (reservation == null || reservation.strategy != order.strategy) {
            order.deny(DenialCode.UNKNOWN_ORDER, order.orderId, 0);
            return;
        }
        order.instrument = reservation.instrument;
        order.side = reservation.side;
        order.orderType = reservation.orderType;
        order.timeInForce = reservation.timeInForce;
        if (order.action == OrderAction.CANCEL) {
            return;
        }
        look(order);
        context.addedQuantity = Math.max(0, order.quantity - reservation.cumQuantity - reservation.held());
        runChecks(order);
        if (order.approved()) {
            final long before = reservation.held();
            reservation.replaceAsked(order.quantity);
            context.instrument.reserve(order.side, reservation.held() - before);
        }
    }

    private void look(final RiskDecision order) {
        context.instrument = instruments.get(order.instrument);
        context.terms = instruments.terms(order.instrument);
        context.limits = context.instrument.limits(order.account, order.strategy);
    }

    private void runChecks(final RiskDecision order) {
        for (int i = 0; i < checks.length && order.approved(); i++) {
            checks[i].check(order, context);
        }
    }

    private void onOrderUpdate(final Slot slot) {
        slot.decode(update);
        final InstrumentRisk instrument = instruments.find(update.instrument());
        if (instrument == null) {
            return;
        }
        if (update.orderEvent() == OrderEvent.FILLED) {
            instrument.position.onFill(
                    instruments.terms(update.instrument()),
                    update.side(),
                    update.lastPrice(),
                    update.lastQuantity(),
                    update.fee());
        }
        final Reservation reservation = reservations.find(update.orderId());
        if (reservation != null) {
            settle(instrument, reservation);
        }
    }

    private void settle(final InstrumentRisk instrument, final Reservation reservation) {
        final long before = reservation.held();
        final OrderEvent event = update.orderEvent();
        reservation.update(
                update.reservationQuantity(),
                update.cumQuantity(),
                event == OrderEvent.REPLACED
                        || (event == OrderEvent.REPLACE_REFUSED && !deniedByRisk(update.denialCode())));
        if (update.reservationQuantity() == 0) {
            instrument.reserve(reservation.side, -before);
            reservations.remove(reservation.orderId);
        } else {
            instrument.reserve(reservation.side, reservation.held() - before);
        }
    }

    /** A replace that this stage denied was never counted as pending; the blocks of codes tell who denied. */
    private static boolean deniedByRisk(final DenialCode code) {
        return code != DenialCode.NONE && code.value() < DenialCode.PRICE_COLLAR.value();
    }

    private void onDefinition(final Slot slot) {
        slot.decode(definition);
        instruments.define(definition);
    }

    private void onAdmin(final Slot slot) {
        slot.decode(admin);
        if (admin.kind() == AdminKind.SET_TRADING_STATE && admin.tradingState() != TradingState.NULL_VAL) {
            context.tradingState = admin.tradingState();
        }
    }

    /** Whether it was done is the execution stage's to say, which does the same with its own tables. */
    private void onLimitChange(final Slot slot) {
        slot.decode(limitChange);
        limits.change(limitChange);
    }

    /** The limits that hold for orders of a strategy in an instrument. For reports, once the stage has stopped. */
    public EffectiveLimits limits(final int strategy, final int instrument) {
        return limits.resolve(accountsOfStrategies.get(strategy), strategy, instrument);
    }

    /** Number of instruments. For reports, once the stage has stopped. */
    public int instruments() {
        return instruments.size();
    }

    /** A position. For reports, once the stage has stopped. */
    public Position position(final int instrument) {
        return instruments.get(instrument).position;
    }

    /** Terms of an instrument. For reports, once the stage has stopped. */
    public InstrumentTerms terms(final int instrument) {
        return instruments.terms(instrument);
    }

    /** Profit that closing the position at the last bid (long) or ask (short) would bring, money. For reports. */
    public long unrealised(final int instrument) {
        final InstrumentRisk risk = instruments.get(instrument);
        return risk.position.unrealised(instruments.terms(instrument), risk.liquidationPrice());
    }

    /** Number of orders that hold a reservation. For reports. */
    public int openReservations() {
        return reservations.size();
    }

    /** The trading state in force. For reports. */
    public TradingState tradingState() {
        return context.tradingState;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("tradingState", context.tradingState.value());
        instruments.writeState(sink);
        limits.writeState(sink);
        reservations.sort();
        sink.section("reservations", reservations.size());
        for (int i = 0; i < reservations.size(); i++) {
            reservations.inOrder(i).writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        context.tradingState = TradingState.get((short) source.get("tradingState"));
        instruments.readState(source);
        limits.readState(source);
        for (long count = source.section("reservations"); count > 0; count--) {
            final Reservation read = new Reservation();
            read.readState(source);
            reservations.put(read.orderId, read);
        }
    }
}
