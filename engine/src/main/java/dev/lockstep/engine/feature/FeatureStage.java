package dev.lockstep.engine.feature;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BarDecoder;
import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.ClockTickDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradeDecoder;
import dev.lockstep.engine.book.BookChange;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.IdQueue;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** The first stage: keeps the books, computes features and bars, and writes the slot's market section. */
public final class FeatureStage implements Stage {
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final BookOrderAddDecoder orderAdd = new BookOrderAddDecoder();
    private final BookOrderModifyDecoder orderModify = new BookOrderModifyDecoder();
    private final BookOrderCancelDecoder orderCancel = new BookOrderCancelDecoder();
    private final BookOrderExecuteDecoder orderExecute = new BookOrderExecuteDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final InstrumentStatusDecoder instrumentStatus = new InstrumentStatusDecoder();
    private final ClockTickDecoder tick = new ClockTickDecoder();

    private final InstrumentTable<InstrumentMarket> markets;
    private final IdQueue timers = new IdQueue();
    private final Deadline deadline = new Deadline();
    private final StateHash stateHash = new StateHash();
    private final int timersPerTick;

    /** A stage that computes what the plan says. */
    public FeatureStage(final FeaturePlan plan) {
        markets = new InstrumentTable<>(
                (index, terms) -> new InstrumentMarket(terms, plan.create(index, terms.symbol(), timers)));
        // One timer may update every feature and close every kind of bar of its instrument.
        final int byFeatures = plan.size() == 0 ? 1 : Limits.FEATURES_PER_EVENT / plan.size();
        final int byBars = plan.bars() == 0 ? 1 : Limits.BARS_PER_EVENT / plan.bars();
        timersPerTick = Math.min(Limits.TIMERS_PER_TICK, Math.min(byFeatures, byBars));
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void onEvent(final Slot slot) {
        final MarketSection section = slot.market();
        section.clear();
        dispatch(slot, section);
        deadline.publish(timers.firstKey());
        if (slot.checkpointDue()) {
            section.stateHash(stateHash.of(this));
        }
    }

    private void dispatch(final Slot slot, final MarketSection section) {
        switch (slot.templateId()) {
            case QuoteDecoder.TEMPLATE_ID -> onQuote(slot, section);
            case TradeDecoder.TEMPLATE_ID -> onTrade(slot, section);
            case BookDeltaDecoder.TEMPLATE_ID -> onDelta(slot, section);
            case BookSnapshotDecoder.TEMPLATE_ID -> onSnapshot(slot, section);
            case BookOrderAddDecoder.TEMPLATE_ID -> onOrderAdd(slot, section);
            case BookOrderCancelDecoder.TEMPLATE_ID -> onOrderCancel(slot, section);
            case BookOrderExecuteDecoder.TEMPLATE_ID -> onOrderExecute(slot, section);
            case BookOrderModifyDecoder.TEMPLATE_ID -> onOrderModify(slot, section);
            case BarDecoder.TEMPLATE_ID -> onBar(slot, section);
            case ClockTickDecoder.TEMPLATE_ID -> onTick(slot, section);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(slot, section);
            case InstrumentStatusDecoder.TEMPLATE_ID -> onInstrumentStatus(slot, section);
            default -> {
                // Execution, admin and run control pass this stage unused.
            }
        }
    }

    private void onQuote(final Slot slot, final MarketSection section) {
        slot.decode(quote);
        final int instrument = quote.instrument();
        final InstrumentMarket market = market(instrument);
        if (market != null) {
            onBook(slot, section, instrument, market, MarketView.QUOTES, market.quotes.apply(quote));
        }
    }

    private void onSnapshot(final Slot slot, final MarketSection section) {
        slot.decode(snapshot);
        final InstrumentMarket market = market(snapshot.instrument());
        if (market != null) {
            onBook(slot, section, snapshot.instrument(), market, MarketView.DEPTH, market.depth.apply(snapshot));
        }
    }

    private void onDelta(final Slot slot, final MarketSection section) {
        slot.decode(delta);
        final InstrumentMarket market = market(delta.instrument());
        if (market != null) {
            onBook(slot, section, delta.instrument(), market, MarketView.DEPTH, market.depth.apply(delta));
        }
    }

    private void onOrderAdd(final Slot slot, final MarketSection section) {
        slot.decode(orderAdd);
        final InstrumentMarket market = market(orderAdd.instrument());
        if (market != null) {
            onBook(slot, section, orderAdd.instrument(), market, MarketView.ORDERS, market.orders.apply(orderAdd));
        }
    }

    private void onOrderModify(final Slot slot, final MarketSection section) {
        slot.decode(orderModify);
        final InstrumentMarket market = market(orderModify.instrument());
        if (market != null) {
            final int change = market.orders.apply(orderModify);
            onBook(slot, section, orderModify.instrument(), market, MarketView.ORDERS, change);
        }
    }

    private void onOrderCancel(final Slot slot, final MarketSection section) {
        slot.decode(orderCancel);
        final InstrumentMarket market = market(orderCancel.instrument());
        if (market != null) {
            final int change = market.orders.apply(orderCancel);
            onBook(slot, section, orderCancel.instrument(), market, MarketView.ORDERS, change);
        }
    }

    /** An execution in an order-by-order feed is a trade as well, at the resting order's price unless another one is told. */
    private void onOrderExecute(final Slot slot, final MarketSection section) {
        slot.decode(orderExecute);
        final InstrumentMarket market = market(orderExecute.instrument());
        if (market == null) {
            return;
        }
        final long id = orderExecute.bookOrderId();
        if (market.orders.remaining(id) > 0 && orderExecute.printable() != 0) {
            final long price = orderExecute.price() != 0 ? orderExecute.price() : market.orders.price(id);
            final AggressorSide aggressor =
                    market.orders.side(id) == Side.BUY ? AggressorSide.SELLER : AggressorSide.BUYER;
            market.onTrade(section, price, orderExecute.quantity(), aggressor);
        }
        final int change = market.orders.apply(orderExecute);
        onBook(slot, section, orderExecute.instrument(), market, MarketView.ORDERS, change);
    }

    private void onTrade(final Slot slot, final MarketSection section) {
        slot.decode(trade);
        final InstrumentMarket market = market(trade.instrument());
        if (market != null) {
            market.onTrade(section, trade.price(), trade.quantity(), trade.aggressor());
            onBook(slot, section, trade.instrument(), market, MarketView.TRADES, BookChange.LEVELS | BookChange.TOP);
        }
    }

    private void onBar(final Slot slot, final MarketSection section) {
        slot.decode(bar);
        final InstrumentMarket market = market(bar.instrument());
        if (market != null) {
            section.about(bar.instrument());
            market.publishTop(section);
            market.publishStatus(section);
            market.features.onMarket(slot.timeNs(), market.view(), false, false, bar, section);
        }
    }

    /** What every change of a book leads to; features of a book that is not whole rest. */
    private void onBook(
            final Slot slot,
            final MarketSection section,
            final int instrument,
            final InstrumentMarket market,
            final MarketView feed,
            final int change) {
        section.about(instrument);
        final boolean seen = market.isSeen(feed);
        final boolean topChanged = seen && (change & BookChange.TOP) != 0;
        if (seen) {
            section.changed(MarketSection.BOOK);
        }
        if (topChanged) {
            section.changed(MarketSection.TOP);
        }
        market.publishTop(section);
        market.publishStatus(section);
        final boolean whole = section.status() == BookStatus.WHOLE;
        final boolean becameWhole = whole && section.has(MarketSection.BOOK_STATUS);
        final boolean levelsChanged = seen && (change & BookChange.LEVELS) != 0;
        market.features.onMarket(
                slot.timeNs(),
                market.view(),
                whole && (levelsChanged || becameWhole),
                whole && (topChanged || becameWhole),
                null,
                section);
    }

    private void onTick(final Slot slot, final MarketSection section) {
        slot.decode(tick);
        final long deadlineNs = tick.deadlineNs();
        for (int fired = 0; fired < timersPerTick && timers.isDue(deadlineNs); fired++) {
            final long dueNs = timers.firstKey();
            final long timer = timers.poll();
            final InstrumentMarket market = markets.get(FeatureSet.timerInstrument(timer));
            market.features.onDeadline(FeatureSet.timerFeature(timer), dueNs, market.view(), section);
        }
    }

    private void onDefinition(final Slot slot, final MarketSection section) {
        slot.decode(definition);
        if (markets.define(definition)) {
            section.about(definition.instrument());
            section.changed(MarketSection.DEFINITION);
        }
    }

    private void onInstrumentStatus(final Slot slot, final MarketSection section) {
        slot.decode(instrumentStatus);
        final InstrumentMarket market = market(instrumentStatus.instrument());
        if (market != null) {
            section.about(instrumentStatus.instrument());
            section.changed(MarketSection.INSTRUMENT_STATUS);
            market.publishTop(section);
            market.publishStatus(section);
        }
    }

    /** The market of an index, or null if no definition came first: bad data from outside, which changes nothing. */
    private InstrumentMarket market(final int instrument) {
        return markets.find(instrument);
    }

    @Override
    public void writeState(final StateSink sink) {
        markets.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        markets.readState(source);
        deadline.publish(timers.firstKey());
    }
}
