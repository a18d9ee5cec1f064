package dev.lockstep.engine.signal;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.ClockTickDecoder;
import dev.lockstep.codecs.sbe.FaultKind;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.ManualOrderDecoder;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.RunStartedDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.IdQueue;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.strategy.Strategy;
import java.util.List;

/** The second stage: tells strategies what happened and collects their signals. */
public final class SignalStage implements Stage {
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final InstrumentStatusDecoder instrumentStatus = new InstrumentStatusDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final ClockTickDecoder tick = new ClockTickDecoder();
    private final AdminCommandDecoder admin = new AdminCommandDecoder();
    private final RunStartedDecoder runStarted = new RunStartedDecoder();

    private final StrategySlot[] strategies;
    private final InstrumentTable<InstrumentSignals> instruments;
    private final IdQueue timers = new IdQueue();
    private final DueTimers due = new DueTimers();
    private final ChainedSignals chains;
    private final Deadline deadline = new Deadline();
    private final StateHash stateHash = new StateHash();
    private final SignalCollector context;
    private final StrategyPositions positions;
    private final ManualSignals manual;
    private final EnabledStrategies enabled;

    /**
     * A stage with the given strategies, all enabled.
     *
     * @param strategySlots in the order of their indexes; features are declared already
     * @param accounts that they trade on
     * @param featureCount number of declared features
     * @param maxOpenOrders most orders that may be open at once
     */
    public SignalStage(
            final List<StrategySlot> strategySlots,
            final List<AccountSettings> accounts,
            final int featureCount,
            final int maxOpenOrders) {
        if (strategySlots.size() > Limits.STRATEGIES) {
            throw new IllegalArgumentException(
                    strategySlots.size() + " strategies; one engine runs at most " + Limits.STRATEGIES);
        }
        strategies = strategySlots.toArray(StrategySlot[]::new);
        enabled = new EnabledStrategies(strategies.length);
        final boolean[] hedged = new boolean[strategies.length];
        for (int i = 0; i < hedged.length; i++) {
            hedged[i] = accounts.get(strategies[i].account()).mode() == PositionMode.HEDGING;
        }
        instruments = new InstrumentTable<>(
                (index, terms) -> new InstrumentSignals(subscribers(terms), featureCount, hedged));
        chains = new ChainedSignals(maxOpenOrders);
        context = new SignalCollector(instruments, timers, due, chains);
        positions = new StrategyPositions(instruments, strategySlots);
        manual = new ManualSignals(instruments, strategies.length);
    }

    private long subscribers(final InstrumentTerms terms) {
        long subscribers = 0;
        for (int i = 0; i < strategies.length; i++) {
            if (strategies[i].instruments().includes(terms.symbol())) {
                subscribers |= 1L << i;
            }
        }
        return subscribers;
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void onEvent(final Slot slot) {
        slot.signals().clear();
        if (slot.source() != SourceId.LOOPBACK) {
            chains.begin();
        }
        context.begin(slot);
        switch (slot.templateId()) {
            case OrderUpdateDecoder.TEMPLATE_ID -> onOrderUpdate(slot);
            case ClockTickDecoder.TEMPLATE_ID -> onTick(slot);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(slot);
            case AdminCommandDecoder.TEMPLATE_ID -> onAdmin(slot);
            case ManualOrderDecoder.TEMPLATE_ID -> manual.onOrder(slot, context.epoch());
            case RunStartedDecoder.TEMPLATE_ID -> onRunStarted(slot);
            case SplitDecoder.TEMPLATE_ID, SettlementDecoder.TEMPLATE_ID, RollDecoder.TEMPLATE_ID ->
                positions.onEvent(slot);
            default -> onMarket(slot);
        }
        deadline.publish(timers.firstKey());
        if (slot.checkpointDue()) {
            slot.signals().stateHash(stateHash.of(this));
        }
    }

    private void onMarket(final Slot slot) {
        final MarketSection market = slot.market();
        final InstrumentSignals instrument = instruments.find(market.instrument());
        if (instrument == null) {
            return;
        }
        instrument.takeTop(market);
        takeFeatures(market);
        for (long rest = enabled.of(instrument.subscribers); rest != 0; rest &= rest - 1) {
            final int strategy = Long.numberOfTrailingZeros(rest);
            context.enter(strategy);
            try {
                tellMarket(strategies[strategy].strategy(), slot, market);
            } catch (final RuntimeException e) {
                context.fault(FaultKind.EXCEPTION);
            }
            leave(slot, strategy);
        }
    }

    private void takeFeatures(final MarketSection market) {
        for (int i = 0; i < market.featureCount(); i++) {
            instruments.get(market.featureInstrument(i)).takeFeature(market.featureIndex(i), market.featureValue(i));
        }
    }

    private void tellMarket(final Strategy strategy, final Slot slot, final MarketSection market) {
        final int instrument = market.instrument();
        if (market.has(MarketSection.BOOK_STATUS)) {
            strategy.onBookStatus(context, instrument, market.status());
        }
        if (market.has(MarketSection.INSTRUMENT_STATUS)) {
            slot.decode(instrumentStatus);
            strategy.onInstrumentStatus(context, instrument, instrumentStatus.state());
        }
        tellBars(strategy, market, instrument);
        if (market.status() == BookStatus.WHOLE) {
            if (market.has(MarketSection.TRADE)) {
                strategy.onTrade(context, instrument, market.tradePrice(), market.tradeQuantity(), market.aggressor());
            }
            if (market.has(MarketSection.TOP) || market.featureCount() != 0) {
                strategy.onQuote(context, instrument);
            }
        }
    }

    private void tellBars(final Strategy strategy, final MarketSection market, final int instrument) {
        for (int i = 0; i < market.barCount(); i++) {
            if (market.bar(i).instrument == instrument) {
                strategy.onBar(context, market.bar(i));
            }
        }
    }

    private void onTick(final Slot slot) {
        final MarketSection market = slot.market();
        takeFeatures(market);
        for (int i = 0; i < market.barCount(); i++) {
            onBarClosed(slot, market, i);
        }
        slot.decode(tick);
        context.countTick();
        final long deadlineNs = tick.deadlineNs();
        // A timer re-armed for now must wait for the next tick, so those due are taken off before any is fired.
        due.take(timers, deadlineNs);
        for (int i = 0; i < due.count(); i++) {
            if (due.isWanted(i)) {
                onTimer(slot, due.timer(i), due.deadlineNs(i));
            }
        }
        due.clear();
    }

    private void onBarClosed(final Slot slot, final MarketSection market, final int bar) {
        final InstrumentSignals instrument = instruments.get(market.bar(bar).instrument);
        for (long rest = enabled.of(instrument.subscribers); rest != 0; rest &= rest - 1) {
            final int strategy = Long.numberOfTrailingZeros(rest);
            context.enter(strategy);
            try {
                strategies[strategy].strategy().onBar(context, market.bar(bar));
            } catch (final RuntimeException e) {
                context.fault(FaultKind.EXCEPTION);
            }
            leave(slot, strategy);
        }
    }

    private void onTimer(final Slot slot, final long timer, final long deadlineNs) {
        final int strategy = SignalCollector.timerStrategy(timer);
        if (enabled.contains(strategy)) {
            context.enter(strategy);
            try {
                strategies[strategy].strategy().onTimer(context, SignalCollector.timerId(timer), deadlineNs);
            } catch (final RuntimeException e) {
                context.fault(FaultKind.EXCEPTION);
            }
            leave(slot, strategy);
        }
    }

    private void onOrderUpdate(final Slot slot) {
        slot.decode(update);
        final int strategy = update.strategy();
        if (strategy < 0 || strategy >= strategies.length) {
            return;
        }
        positions.onUpdate(update);
        if (enabled.contains(strategy)) {
            context.enter(strategy, update.generation());
            try {
                strategies[strategy].strategy().onOrderUpdate(context, update);
            } catch (final RuntimeException e) {
                context.fault(FaultKind.EXCEPTION);
            }
            leave(slot, strategy);
        }
    }

    private void onDefinition(final Slot slot) {
        slot.decode(definition);
        if (!instruments.define(definition)) {
            return;
        }
        final int index = definition.instrument();
        for (long rest = enabled.of(instruments.get(index).subscribers); rest != 0; rest &= rest - 1) {
            final int strategy = Long.numberOfTrailingZeros(rest);
            context.enter(strategy);
            try {
                strategies[strategy].strategy().onInstrument(context, index);
            } catch (final RuntimeException e) {
                context.fault(FaultKind.EXCEPTION);
            }
            leave(slot, strategy);
        }
    }

    private void onAdmin(final Slot slot) {
        slot.decode(admin);
        if (admin.kind() == AdminKind.ENABLE_STRATEGY && !admin.person().isBlank()) {
            enabled.enable(admin.strategy());
        } else if (admin.kind() == AdminKind.DISABLE_STRATEGY) {
            for (long rest = enabled.named(admin.strategy()); rest != 0; rest &= rest - 1) {
                disable(slot, Long.numberOfTrailingZeros(rest), FaultKind.DISABLED_BY_ADMIN);
            }
        }
    }

    private void onRunStarted(final Slot slot) {
        slot.decode(runStarted);
        context.epoch((int) runStarted.epoch());
    }

    /** Ends a strategy's turn; one that failed is disabled and loses all signals that it gave on this event. */
    private void leave(final Slot slot, final int strategy) {
        final FaultKind fault = context.leave();
        if (fault != null) {
            disable(slot, strategy, fault);
        }
    }

    private void disable(final Slot slot, final int strategy, final FaultKind kind) {
        enabled.disable(strategy);
        slot.signals().addFault(strategy, kind);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("epoch", context.epoch());
        context.writeState(sink);
        enabled.writeState(sink);
        timers.writeState(sink);
        chains.writeState(sink);
        instruments.writeState(sink);
        sink.section("strategies", strategies.length);
        for (final StrategySlot slot : strategies) {
            slot.strategy().writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        context.epoch(source.getInt("epoch"));
        context.readState(source);
        enabled.readState(source);
        timers.readState(source);
        chains.readState(source);
        instruments.readState(source);
        if (source.section("strategies") != strategies.length) {
            throw new IllegalStateException("the state has another number of strategies than the settings");
        }
        for (final StrategySlot slot : strategies) {
            slot.strategy().readState(source);
        }
        deadline.publish(timers.firstKey());
    }
}
