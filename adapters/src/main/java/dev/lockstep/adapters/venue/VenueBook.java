package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.BookView;
import dev.lockstep.engine.book.DepthBook;
import dev.lockstep.engine.book.LastTradeBook;
import dev.lockstep.engine.book.OrderBook;
import dev.lockstep.engine.book.QuoteBook;

/**
 * The market that one instrument's orders are matched against: the book of its venue view, less what our orders took
 * from it.
 */
final class VenueBook {
    /** A quantity that nothing reaches: of liquidity that fills any order, or of a queue that nobody has seen. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private final MarketView kind;
    /** Of these four the one that the kind names is there, the others are null. */
    private final QuoteBook quotes;

    private final DepthBook depth;
    private final OrderBook orders;
    private final LastTradeBook lastTrade;
    private final BookView view;
    private final TakenLiquidity takenFromBids = new TakenLiquidity();
    private final TakenLiquidity takenFromAsks;
    /** What size 0 stands for. */
    private final long sizeOfZero;

    VenueBook(final MarketView kind, final boolean sizesKnown, final boolean fillUnknownSize) {
        this.kind = kind;
        sizeOfZero = !sizesKnown && fillUnknownSize ? UNKNOWN : 0;
        quotes = kind == MarketView.QUOTES ? new QuoteBook() : null;
        depth = kind == MarketView.DEPTH ? new DepthBook() : null;
        orders = kind == MarketView.ORDERS ? new OrderBook() : null;
        lastTrade = kind == MarketView.TRADES ? new LastTradeBook() : null;
        view = switch (kind) {
            case QUOTES -> quotes;
            case DEPTH -> depth;
            case ORDERS -> orders;
            default -> lastTrade;
        };
        // A last trade is one quantity, seen from both sides.
        takenFromAsks = kind == MarketView.TRADES ? takenFromBids : new TakenLiquidity();
    }

    MarketView kind() {
        return kind;
    }

    QuoteBook quotes() {
        return quotes;
    }

    DepthBook depth() {
        return depth;
    }

    OrderBook orders() {
        return orders;
    }

    BookView view() {
        return view;
    }

    /** Takes over a trade as the market, for the view of trades only. */
    void lastTrade(final long price, final long quantity) {
        lastTrade.set(price, quantity);
        takenFromBids.clear();
    }

    /** Whether orders may be matched now. */
    boolean isWhole() {
        return view.status() == BookStatus.WHOLE && (depth == null || !depth.isUpdating());
    }

    /** To be called after each complete update of the book. */
    void refresh() {
        takenFromBids.refresh(view, Side.BUY);
        takenFromAsks.refresh(view, Side.SELL);
    }

    /** What can still be taken from a level, {@link #UNKNOWN} if that is without limit. */
    long available(final Side side, final int level) {
        final long displayed = view.quantity(side, level);
        return displayed == 0 ? sizeOfZero : Math.max(0, displayed - taken(side).at(view.price(side, level)));
    }

    /** Takes from a level, at most what is available. */
    void take(final Side side, final int level, final long quantity) {
        final long displayed = view.quantity(side, level);
        if (displayed != 0) {
            taken(side).add(view.price(side, level), displayed, quantity);
        }
    }

    /** How much a trade of a stated quantity may fill. */
    long tradedQuantity(final long stated) {
        return stated <= 0 ? sizeOfZero : stated;
    }

    /**
     * Displayed quantity at a price, {@link #UNKNOWN} if the feed does not reach that far: quotes show nothing behind
     * the touch.
     */
    long displayedAt(final Side side, final long price) {
        if (kind == MarketView.TRADES) {
            return 0;
        }
        return kind == MarketView.QUOTES && isBehindTouch(side, price) ? UNKNOWN : view.quantityAt(side, price);
    }

    private boolean isBehindTouch(final Side side, final long price) {
        return side == Side.BUY
                ? quotes.levels(Side.BUY) != 0 && price < quotes.bestBid()
                : quotes.levels(Side.SELL) != 0 && price > quotes.bestAsk();
    }

    private TakenLiquidity taken(final Side side) {
        return side == Side.BUY ? takenFromBids : takenFromAsks;
    }
}
