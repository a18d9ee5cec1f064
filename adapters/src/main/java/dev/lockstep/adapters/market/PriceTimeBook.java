package dev.lockstep.adapters.market;

/**
 * The market's own book of one instrument: price-time priority, prices in ticks, quantities in lots. It tells the feed of each change. It
 * never crosses or locks, and each side keeps at least {@link #MIN_ORDERS_A_SIDE} orders once it has them.
 */
final class PriceTimeBook {
    /** Sides; the values are those of the schema's Side. */
    static final int BUY = 0;

    static final int SELL = 1;

    /** A side that is down to this many orders no longer trades or shrinks until an order is added. */
    static final int MIN_ORDERS_A_SIDE = 2;

    private final OrderPool orders;
    private final BookSide[] sides;
    private final MarketFeed feed;
    private long lastOrderId;
    private long lastTradeId;

    PriceTimeBook(final int capacity, final MarketFeed feed) {
        this.orders = new OrderPool(capacity);
        this.sides = new BookSide[] {new BookSide(BUY, orders, capacity), new BookSide(SELL, orders, capacity)};
        this.feed = feed;
    }

    static int opposite(final int side) {
        return BUY + SELL - side;
    }

    BookSide side(final int side) {
        return sides[side];
    }

    OrderPool orders() {
        return orders;
    }

    /** Whether an order of this side may trade or leave. */
    boolean canSpare(final int side) {
        return sides[side].size() > MIN_ORDERS_A_SIDE;
    }

    /**
     * Trades an incoming order against the other side, down to the limit.
     *
     * @return lots that found no counterpart
     */
    long match(final int aggressor, final long limitTick, final long lots) {
        final int restingSide = opposite(aggressor);
        final BookSide resting = sides[restingSide];
        long left = lots;
        while (left > 0 && canSpare(restingSide) && resting.reaches(limitTick)) {
            final int slot = resting.firstInLine();
            final long traded = Math.min(left, orders.lots[slot]);
            feed.executed(orders, slot, traded, ++lastTradeId, aggressor);
            if (traded == orders.lots[slot]) {
                resting.remove(slot);
                orders.release(slot);
            } else {
                resting.reduce(slot, traded);
            }
            left -= traded;
        }
        return left;
    }

    /** Adds an order, moved back to one tick before the other side if it would lock or cross. */
    void add(final int side, final long tick, final long lots) {
        final int slot = orders.take();
        orders.id[slot] = ++lastOrderId;
        orders.side[slot] = side;
        orders.tick[slot] = passive(side, tick);
        orders.lots[slot] = lots;
        sides[side].append(slot);
        feed.added(orders, slot);
    }

    /** Takes an order out. */
    void cancel(final int slot) {
        feed.cancelled(orders, slot, orders.lots[slot]);
        sides[orders.side[slot]].remove(slot);
        orders.release(slot);
    }

    /** Takes lots, fewer than it has, from an order, which keeps its place. */
    void reduce(final int slot, final long lots) {
        feed.cancelled(orders, slot, lots);
        sides[orders.side[slot]].reduce(slot, lots);
    }

    /** Gives an order a new price, moved back as in {@link #add}, and quantity; it goes to the end of the line. */
    void modify(final int slot, final long tick, final long lots) {
        final int side = orders.side[slot];
        final long oldTick = orders.tick[slot];
        sides[side].remove(slot);
        orders.tick[slot] = passive(side, tick);
        orders.lots[slot] = lots;
        sides[side].append(slot);
        feed.modified(orders, slot, oldTick);
    }

    private long passive(final int side, final long tick) {
        final BookSide other = sides[opposite(side)];
        if (other.levels() == 0 || !other.reaches(tick)) {
            return tick;
        }
        return side == BUY ? other.tickAt(0) - 1 : other.tickAt(0) + 1;
    }
}
