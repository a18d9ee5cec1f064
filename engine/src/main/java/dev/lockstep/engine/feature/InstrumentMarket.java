package dev.lockstep.engine.feature;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.book.BookView;
import dev.lockstep.engine.book.DepthBook;
import dev.lockstep.engine.book.LastTradeBook;
import dev.lockstep.engine.book.OrderBook;
import dev.lockstep.engine.book.QuoteBook;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** Everything the feature stage keeps of one instrument: its books, one for each kind of feed, and its features. */
final class InstrumentMarket implements Stateful {
    final QuoteBook quotes = new QuoteBook();
    final DepthBook depth = new DepthBook();
    final OrderBook orders = new OrderBook();
    final LastTradeBook lastTrade = new LastTradeBook();
    final FeatureSet features;
    private final MarketView strategyView;
    private final BookView view;
    private BookStatus status = BookStatus.EMPTY;

    InstrumentMarket(final InstrumentTerms terms, final FeatureSet features) {
        this.features = features;
        strategyView = terms.strategyView();
        view = switch (strategyView) {
            case DEPTH -> depth;
            case ORDERS -> orders;
            case TRADES -> lastTrade;
            default -> quotes;
        };
    }

    /** The book that features and strategies see. */
    BookView view() {
        return view;
    }

    /** Whether the book of this feed is the one that strategies see. */
    boolean isSeen(final MarketView feed) {
        return feed == strategyView;
    }

    /** Writes the top of the view, as changed, to the section; a side of size -1 is empty. */
    void publishTop(final MarketSection section) {
        final long bid = view.bestBid();
        final long ask = view.bestAsk();
        section.top(
                bid,
                bid == BookView.NO_PRICE ? -1 : view.bestBidQuantity(),
                ask,
                ask == BookView.NO_PRICE ? -1 : view.bestAskQuantity());
    }

    /** Writes the view's status to the section and notes a change. */
    void publishStatus(final MarketSection section) {
        final BookStatus now = view.status();
        section.status(now, status);
        if (now != status) {
            section.changed(MarketSection.BOOK_STATUS);
            status = now;
        }
    }

    /** Takes a trade, from a trade message or from an execution in an order-by-order feed. */
    void onTrade(final MarketSection section, final long price, final long quantity, final AggressorSide aggressor) {
        lastTrade.set(price, quantity);
        section.changed(MarketSection.TRADE);
        section.trade(price, quantity, aggressor);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("status", status.value());
        quotes.writeState(sink);
        depth.writeState(sink);
        orders.writeState(sink);
        lastTrade.writeState(sink);
        features.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        status = BookStatus.get((short) source.get("status"));
        quotes.readState(source);
        depth.readState(source);
        orders.readState(source);
        lastTrade.readState(source);
        features.readState(source);
    }
}
