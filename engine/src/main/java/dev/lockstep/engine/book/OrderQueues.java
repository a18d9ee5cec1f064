package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.Side;
import org.agrona.collections.Long2LongHashMap;

/**
 * Orders in price-time priority: two ladders of levels, a queue of orders at each, and orders by id. Orders and levels
 * are pool indexes.
 */
final class OrderQueues {
    /** No order. */
    static final int NONE = OrderPool.NONE;

    private static final int INITIAL_ORDERS = 2048;
    private static final float LOAD_FACTOR = 0.55f;

    private final PriceLadder bids = PriceLadder.bids();
    private final PriceLadder asks = PriceLadder.asks();
    private final LevelPool levels = new LevelPool();
    private final OrderPool orders = new OrderPool();
    /** Null before the first order: of thousands of instruments, few are fed order by order. */
    private Long2LongHashMap orderById;

    /**
     * Puts an order at the end of its queue. Says false, and does nothing, if the id is in use or a quantity is not
     * above 0 or overflows.
     */
    boolean enter(final long id, final Side side, final long price, final long quantity) {
        if (quantity <= 0 || find(id) != NONE) {
            return false;
        }
        final int level = levelFor(side, price);
        final long total = levels.quantity[level] + quantity;
        if (total < 0) {
            return false;
        }
        levels.quantity[level] = total;
        if (orderById == null) {
            orderById = new Long2LongHashMap(INITIAL_ORDERS, LOAD_FACTOR, NONE);
        }
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
        if (last == NONE) {
            levels.head[level] = order;
        } else {
            orders.next[last] = order;
        }
        levels.tail[level] = order;
        levels.orders[level]++;
        return order;
    }

    /** Takes a quantity above 0 from an order, and the order out when nothing remains. Says whether it had as much. */
    boolean reduce(final int order, final long quantity) {
        final long remaining = orders.quantity[order];
        if (quantity >= remaining) {
            remove(order);
            return quantity == remaining;
        }
        orders.quantity[order] = remaining - quantity;
        levels.quantity[orders.level[order]] -= quantity;
        return true;
    }

    void remove(final int order) {
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
        if (before == NONE) {
            levels.head[level] = after;
        } else {
            orders.next[before] = after;
        }
        if (after == NONE) {
            levels.tail[level] = before;
        } else {
            orders.previous[after] = before;
        }
    }

    int find(final long id) {
        return orderById == null ? NONE : (int) orderById.get(id);
    }

    int size() {
        return orderById == null ? 0 : orderById.size();
    }

    long id(final int order) {
        return orders.id[order];
    }

    long quantity(final int order) {
        return orders.quantity[order];
    }

    Side side(final int order) {
        return levels.side[orders.level[order]];
    }

    long price(final int order) {
        return levels.price[orders.level[order]];
    }

    /** The order next in front at the same price, or {@link #NONE}. */
    int inFront(final int order) {
        return orders.previous[order];
    }

    /** The order next behind at the same price, or {@link #NONE}. */
    int behind(final int order) {
        return orders.next[order];
    }

    int levels(final Side side) {
        return ladder(side).size();
    }

    long levelPrice(final Side side, final int level) {
        return ladder(side).price(level);
    }

    long levelQuantity(final Side side, final int level) {
        return levels.quantity[(int) ladder(side).value(level)];
    }

    long quantityAt(final Side side, final long price) {
        final int position = ladder(side).find(price);
        return position < 0 ? 0 : levels.quantity[(int) ladder(side).valueAt(position)];
    }

    int levelOrders(final Side side, final int level) {
        return levels.orders[(int) ladder(side).value(level)];
    }

    int levelHead(final Side side, final int level) {
        return levels.head[(int) ladder(side).value(level)];
    }

    private PriceLadder ladder(final Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
