package dev.lockstep.adapters.market;

/**
 * Random order flow around the fair value: limit orders at exponentially distributed distances, cancels and changes of random orders, and
 * market orders of fat-tailed size. Orders that are placed around a value that has moved on are marketable, and that is how the
 * price follows it.
 */
final class OrderFlow {
    private static final int IN_256 = 256;
    private static final int MARKET_IN_256 = 26;
    private static final int MARKET_IN_BURST_IN_256 = 64;
    private static final int ARBITRAGE_IN_256 = 128;
    /** Bounds the distance of limit orders so that no bid comes near zero; one draw in 3,000 is cut. */
    private static final long MAX_MEAN_DISTANCES = 8;

    private static final int MEAN_LIMIT_LOTS = 8;
    private static final int MARKET_LOTS = 4;
    private static final int MAX_MARKET_EXPONENT = 10;
    private static final int WITHDRAWALS = 8;
    private static final int MODIFY = 0;
    private static final int REDUCE = 1;

    private final PriceTimeBook book;
    private final FairValue fairValue;
    private final Arrivals arrivals;
    private final SplitMix64 random;
    private final int restingOrders;

    OrderFlow(
            final PriceTimeBook book,
            final FairValue fairValue,
            final Arrivals arrivals,
            final SplitMix64 random,
            final int restingOrders) {
        this.book = book;
        this.fairValue = fairValue;
        this.arrivals = arrivals;
        this.random = random;
        this.restingOrders = restingOrders;
    }

    /** Slots that the book needs: one more than the count at which every event that does not trade is a withdrawal. */
    static int bookCapacity(final int restingOrders) {
        return 2 * restingOrders + 1;
    }

    /** Fills an empty book with its usual number of orders. */
    void fill(final long timeNs) {
        fairValue.advance(timeNs);
        for (int i = 0; i < restingOrders; i++) {
            final int side = i & 1;
            book.add(side, limitTick(side), limitLots());
        }
    }

    /** One event; it always changes the book. */
    void step(final long timeNs) {
        fairValue.advance(timeNs);
        if (random.below(IN_256) < marketShare() && tryMarketOrder()) {
            return;
        }
        // At the resting count both are equally likely, below and above it the book is drawn back to it.
        if (random.below(2 * restingOrders) >= book.orders().size() || !tryWithdrawal()) {
            placeLimitOrder();
        }
    }

    private int marketShare() {
        if (mispricedFor() >= 0) {
            return ARBITRAGE_IN_256;
        }
        return arrivals.inBurst() ? MARKET_IN_BURST_IN_256 : MARKET_IN_256;
    }

    private boolean tryMarketOrder() {
        final int mispriced = mispricedFor();
        final int aggressor = mispriced >= 0 ? mispriced : arrivals.inBurst() ? arrivals.burstSide() : random.below(2);
        if (!book.canSpare(PriceTimeBook.opposite(aggressor))) {
            return false;
        }
        final long lots = MARKET_LOTS * random.nextFatTailed(MAX_MARKET_EXPONENT);
        book.match(aggressor, aggressor == PriceTimeBook.BUY ? Long.MAX_VALUE : 0, lots);
        return true;
    }

    /** The side that gains by taking the best price of the other, or -1. */
    private int mispricedFor() {
        final long fair = fairValue.tick();
        if (book.side(PriceTimeBook.SELL).tickAt(0) <= fair) {
            return PriceTimeBook.BUY;
        }
        return book.side(PriceTimeBook.BUY).tickAt(0) > fair ? PriceTimeBook.SELL : -1;
    }

    private boolean tryWithdrawal() {
        final OrderPool orders = book.orders();
        final int slot = orders.slotAtRank(random.below(orders.size()));
        final int kind = random.below(WITHDRAWALS);
        if (kind == MODIFY) {
            book.modify(slot, limitTick(orders.side[slot]), limitLots());
        } else if (kind == REDUCE && orders.lots[slot] > 1) {
            book.reduce(slot, 1 + random.below((int) orders.lots[slot] - 1));
        } else if (book.canSpare(orders.side[slot])) {
            book.cancel(slot);
        } else {
            return false;
        }
        return true;
    }

    private void placeLimitOrder() {
        final int side = thinnerSide();
        final long tick = limitTick(side);
        final long left = book.match(side, tick, limitLots());
        if (left > 0) {
            book.add(side, tick, left);
        }
    }

    /** The side that has fewer orders is the likelier one, so that no side stays thin. */
    private int thinnerSide() {
        final int asks = book.side(PriceTimeBook.SELL).size();
        return random.below(book.orders().size()) < asks ? PriceTimeBook.BUY : PriceTimeBook.SELL;
    }

    private long limitTick(final int side) {
        final long means = Math.min(random.nextExponential(), MAX_MEAN_DISTANCES << SplitMix64.EXPONENTIAL_BITS);
        final long distance = (means * fairValue.depthTicks()) >> SplitMix64.EXPONENTIAL_BITS;
        return side == PriceTimeBook.BUY ? fairValue.tick() - distance : fairValue.tick() + 1 + distance;
    }

    private long limitLots() {
        return 1 + ((random.nextExponential() * MEAN_LIMIT_LOTS) >> SplitMix64.EXPONENTIAL_BITS);
    }
}
