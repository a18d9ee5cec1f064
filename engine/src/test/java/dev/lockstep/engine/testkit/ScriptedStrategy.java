package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.feature.FeatureCatalog;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.ring.BarUpdate;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyContext;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** A strategy whose reactions a test writes down as lambdas. Keeps one word of state. */
public final class ScriptedStrategy implements Strategy {
    /** Reaction to a timer. */
    @FunctionalInterface
    public interface TimerReaction {
        /** As in {@link Strategy#onTimer}. */
        void on(StrategyContext context, int timerId, long deadlineNs);
    }

    /** Reaction to a trade. */
    @FunctionalInterface
    public interface TradeReaction {
        /** As in {@link Strategy#onTrade}, without the aggressor. */
        void on(StrategyContext context, int instrument, long price, long quantity);
    }

    private Consumer<FeatureCatalog> declare = features -> {};
    private ObjIntConsumer<StrategyContext> onInstrument = (context, instrument) -> {};
    private ObjIntConsumer<StrategyContext> onQuote = (context, instrument) -> {};
    private TradeReaction onTrade = (context, instrument, price, quantity) -> {};
    private BiConsumer<StrategyContext, BarUpdate> onBar = (context, bar) -> {};
    private BiConsumer<Integer, BookStatus> onBookStatus = (instrument, status) -> {};
    private BiConsumer<Integer, InstrumentState> onInstrumentStatus = (instrument, state) -> {};
    private BiConsumer<StrategyContext, OrderUpdateDecoder> onUpdate = (context, update) -> {};
    private TimerReaction onTimer = (context, timer, deadline) -> {};
    private long word;

    /** Sets what it declares. */
    public ScriptedStrategy declares(final Consumer<FeatureCatalog> reaction) {
        declare = reaction;
        return this;
    }

    /** Sets a reaction. */
    public ScriptedStrategy onInstrument(final ObjIntConsumer<StrategyContext> reaction) {
        onInstrument = reaction;
        return this;
    }

    /** Sets a reaction. */
    public ScriptedStrategy onQuote(final ObjIntConsumer<StrategyContext> reaction) {
        onQuote = reaction;
        return this;
    }

    /** Sets a reaction. */
    public ScriptedStrategy onTrade(final TradeReaction reaction) {
        onTrade = reaction;
        return this;
    }

    /** Sets a reaction. */
    public ScriptedStrategy onBar(final BiConsumer<StrategyContext, BarUpdate> reaction) {
        onBar = reaction;
        return this;
    }

    /** Sets a reaction. */
    public ScriptedStrategy onBookStatus(final BiConsumer<Integer, BookStatus> reaction) {
        onBookStatus = reaction;
        return this;
    }

    /** Sets a reaction. */
    public ScriptedStrategy onInstrumentStatus(final BiConsumer<Integer, InstrumentState> reaction) {
        onInstrumentStatus = reaction;
        return this;
    }

    /** Sets a reaction. */
    public ScriptedStrategy onUpdate(final BiConsumer<StrategyContext, OrderUpdateDecoder> reaction) {
        onUpdate = reaction;
        return this;
    }

    /** Sets a reaction. */
    public ScriptedStrategy onTimer(final TimerReaction reaction) {
        onTimer = reaction;
        return this;
    }

    /** This strategy, told of every instrument. */
    public StrategySlot everywhere() {
        return on(InstrumentSelection.WILDCARD);
    }

    /** This strategy, told of some instruments. */
    public StrategySlot on(final String... symbols) {
        return new StrategySlot("scripted", this, InstrumentSelection.of(List.of(symbols)), 0);
    }

    /** Settings with the given strategies. */
    public static CoreSettings settings(final RiskSettings limits, final StrategySlot... strategies) {
        return Units.settings(List.of(strategies), limits, 20_000);
    }

    @Override
    public void declare(final FeatureCatalog features) {
        declare.accept(features);
    }

    @Override
    public void onInstrument(final StrategyContext context, final int instrument) {
        onInstrument.accept(context, instrument);
    }

    @Override
    public void onQuote(final StrategyContext context, final int instrument) {
        onQuote.accept(context, instrument);
    }

    @Override
    public void onTrade(
            final StrategyContext context,
            final int instrument,
            final long price,
            final long quantity,
            final AggressorSide aggressor) {
        onTrade.on(context, instrument, price, quantity);
    }

    @Override
    public void onBar(final StrategyContext context, final BarUpdate bar) {
        onBar.accept(context, bar);
    }

    @Override
    public void onBookStatus(final StrategyContext context, final int instrument, final BookStatus status) {
        onBookStatus.accept(instrument, status);
    }

    @Override
    public void onInstrumentStatus(final StrategyContext context, final int instrument, final InstrumentState state) {
        onInstrumentStatus.accept(instrument, state);
    }

    @Override
    public void onOrderUpdate(final StrategyContext context, final OrderUpdateDecoder update) {
        onUpdate.accept(context, update);
    }

    @Override
    public void onTimer(final StrategyContext context, final int timerId, final long deadlineNs) {
        onTimer.on(context, timerId, deadlineNs);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("word", word);
    }

    @Override
    public void readState(final StateSource source) {
        word = source.get("word");
    }
}
