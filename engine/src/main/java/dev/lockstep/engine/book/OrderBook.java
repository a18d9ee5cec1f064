package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import org.agrona.collections.Long2LongHashMap;

/**
 * The displayed orders of one instrument, order by order, in price-time priority. EMPTY without orders, CROSSED when the best bid is not
 * below the best ask, else WHOLE.
 *
 * <p>Events that contradict the book are counted as anomalies: an unknown or already used order id, a quantity that is not above 0 or too large for the
 * level's sum, more cancelled or executed than remains. What goes beyond the remainder removes the order; the rest changes nothing, except that a
 * modification whose new order can't be entered still removes the old one.
 */
public final class OrderBook implements BookView, Stateful {
    private static final int INITIAL_ORDERS = 1024;

    private final PriceLadder bids = PriceLadder.bids();
    private final PriceLadder asks = PriceLadder.asks();
    private final LevelPool levels = new LevelPool();
    private final OrderPool orders = new OrderPool();
    private final Long2LongHashMap orderById = new Long2LongHashMap(INITIAL_ORDERS, 0.55f, OrderPool.NONE);
    private final TopOfBook top = new TopOfBook();
    private BookStatus status = BookStatus.EMPTY;
    private long anomalies;

    /**
     * Enters an order behind those at its price.
     *
     * @return {@link BookChange} bits
     */
    public int apply(final BookOrderAddDecoder add) {
        return settle(enter(add.bookOrderId(), add.side(), add.price(), add.quantity()));
    }

    /**
     * Gives an order a new price, quantity and id; it goes to the end of the queue.
     *
     * @return {@link BookChange} bits
     */
    public int apply(final BookOrderModifyDecoder modify) {
        final int order = find(modify.bookOrderId());
        if (order == OrderPool.NONE) {
            return anomaly();
        }
        final Side side = levels.side[orders.level[order]];
        remove(order);
        return settle(enter(modify.newBookOrderId(), side, modify.price(), modify.quantity()));
    }

    /**
     * Shrinks or removes an order.
     *
     * @return {@link BookChange} bits
     */
    public int apply(final BookOrderCancelDecoder cancel) {
        final int order = find(cancel.bookOrderId());
        final long quantity = cancel.cancelledQuantity();
        if (order == OrderPool.NONE || quantity < 0) {
            return anomaly();
        }
        return settle(reduce(order, quantity == 0 ? orders.quantity[order] : quantity));
    }

    /**
     * Takes an executed quantity from an order.
     *
     * @return {@link BookChange} bits
     */
    public int apply(final BookOrderExecuteDecoder execute) {
        final int order = find(execute.bookOrderId());
        if (order == OrderPool.NONE || execute.quantity() <= 0) {
            return anomaly();
        }
        return settle(reduce(order, execute.quantity()));
    }

    private boolean enter(final long id, final Side side, final long price, final long quantity) {
        if (quantity <= 0 || find(id) != OrderPool.NONE) {
            return false;
        }
        final int level = levelFor(side, price);
        final long total = levels.quantity[level] + quantity;
        if (total < 0) {
            return false;
        }
        levels.quantity[level] = total;
        orderById.put(id, append(level, id, quantity));
        return true;
    }

    private int levelFor(final Side side, final long price) {
        final PriceLadder ladder = ladder(side);
        final int position = ladder.find(price);
        if (position >= 0) {
            return (int) ladder.valueAt(position);
        }
        final int level = levels.claim(side, price);
        ladder.insertAt(~position, price, level);
        return level;
    }

    private int append(final int level, final long id, final long quantity) {
        final int order = orders.claim(id, quantity, level);
        final int last = levels.tail[level];
        orders.previous[order] = last;
        if (last == OrderPool.NONE) {
            levels.head[level] = order;
        } else {
            orders.next[last] = order;
        }
        levels.tail[level] = order;
        levels.orders[level]++;
        return order;
    }

    /** Says whether the order had as much. */
    private boolean reduce(final int order, final long quantity) {
        final long remaining = orders.quantity[order];
        if (quantity >= remaining) {
            remove(order);
            return quantity == remaining;
        }
        orders.quantity[order] = remaining - quantity;
        levels.quantity[orders.level[order]] -= quantity;
        return true;
    }

    private void remove(final int order) {
        final int level = orders.level[order];
        unlink(order, level);
        levels.quantity[level] -= orders.quantity[order];
        orderById.remove(orders.id[order]);
        orders.release(order);
        if (--levels.orders[level] == 0) {
            ladder(levels.side[level]).remove(levels.price[level]);
            levels.release(level);
        }
    }

    private void unlink(final int order, final int level) {
        final int before = orders.previous[order];
        final int after = orders.next[order];
        if (before == OrderPool.NONE) {
            levels.head[level] = after;
        } else {
            orders.next[before] = after;
        }
        if (after == OrderPool.NONE) {
            levels.tail[level] = before;
        } else {
            orders.previous[after] = before;
        }
    }

    private int settle(final boolean sane) {
        final BookStatus before = status;
        final boolean topChanged = top.set(this);
        status = top.status();
        return BookChange.LEVELS
                | (topChanged ? BookChange.TOP : BookChange.NONE)
                | (status == before ? BookChange.NONE : BookChange.STATUS)
                | (sane ? BookChange.NONE : anomaly());
    }

    private int anomaly() {
        anomalies++;
        return BookChange.ANOMALY;
    }

    private int find(final long id) {
        return (int) orderById.get(id);
    }

    /** Events so far that contradicted the book. */
    public long anomalies() {
        return anomalies;
    }

    /** Number of orders in the book. */
    public int orders() {
        return orderById.size();
    }

    /**
     * Number of orders queued at a level.
     *
     * @throws IndexOutOfBoundsException if the level is not in 0..{@link #levels}-1
     */
    public int orders(final Side side, final int level) {
        return levels.orders[(int) ladder(side).value(level)];
    }

    /** Whether an order is in the book. */
    public boolean contains(final long bookOrderId) {
        return find(bookOrderId) != OrderPool.NONE;
    }

    /** Remaining quantity of an order, 0 if it is not in the book. */
    public long remaining(final long bookOrderId) {
        final int order = find(bookOrderId);
        return order == OrderPool.NONE ? 0 : orders.quantity[order];
    }

    /** Side of an order, or null if it is not in the book. */
    public Side side(final long bookOrderId) {
        final int order = find(bookOrderId);
        return order == OrderPool.NONE ? null : levels.side[orders.level[order]];
    }

    /** Price of an order, or {@link #NO_PRICE} if it is not in the book. */
    public long price(final long bookOrderId) {
        final int order = find(bookOrderId);
        return order == OrderPool.NONE ? NO_PRICE : levels.price[orders.level[order]];
    }

    /** Quantity queued in front of an order at its price, or -1 if it is not in the book. Takes time by the orders in front. */
    public long quantityAhead(final long bookOrderId) {
        final int order = find(bookOrderId);
        if (order == OrderPool.NONE) {
            return -1;
        }
        long ahead = 0;
        for (int o = orders.previous[order]; o != OrderPool.NONE; o = orders.previous[o]) {
            ahead += orders.quantity[o];
        }
        return ahead;
    }

    @Override
    public BookStatus status() {
        return status;
    }

    @Override
    public int levels(final Side side) {
        return ladder(side).size();
    }

    @Override
    public long price(final Side side, final int level) {
        return ladder(side).price(level);
    }

    @Override
    public long quantity(final Side side, final int level) {
        return levels.quantity[(int) ladder(side).value(level)];
    }

    private PriceLadder ladder(final Side side) {
        return side == Side.BUY ? bids : asks;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("anomalies", anomalies);
        writeSide("bids", bids, sink);
        writeSide("asks", asks, sink);
    }

    @Override
    public void readState(final StateSource source) {
        anomalies = source.get("anomalies");
        readSide("bids", Side.BUY, source);
        readSide("asks", Side.SELL, source);
        top.set(this);
        status = top.status();
    }

    private void writeSide(final String name, final PriceLadder ladder, final StateSink sink) {
        sink.section(name, ladder.size());
        for (int i = 0; i < ladder.size(); i++) {
            final int level = (int) ladder.value(i);
            sink.put("price", levels.price[level]);
            sink.section("orders", levels.orders[level]);
            for (int o = levels.head[level]; o != OrderPool.NONE; o = orders.next[o]) {
                sink.put("id", orders.id[o]);
                sink.put("quantity", orders.quantity[o]);
            }
        }
    }

    private void readSide(final String name, final Side side, final StateSource source) {
        final long levelCount = source.section(name);
        for (long i = 0; i < levelCount; i++) {
            final long price = source.get("price");
            final long orderCount = source.section("orders");
            for (long j = 0; j < orderCount; j++) {
                enter(source.get("id"), side, price, source.get("quantity"));
            }
        }
    }
}
