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

/**
 * The displayed orders of one instrument, order by order, in price-time priority. EMPTY without orders, CROSSED when
 * the best bid is not below the best ask, else WHOLE.
 *
 * <p>Events that contradict the book are counted as anomalies: an unknown or already used order id, a quantity that is
 * not above 0 or too large for the level's sum, more cancelled or executed than remains. What goes beyond the remainder
 * removes the order; the rest changes nothing, except that a modification whose new order can't be entered still
 * removes the old one.
 */
public final class OrderBook implements BookView, Stateful {
    private final OrderQueues queues = new OrderQueues();
    private final TopOfBook top = new TopOfBook();
    private BookStatus status = BookStatus.EMPTY;
    private long anomalies;

    /**
     * Enters an order behind those at its price.
     *
     * @return {@link BookChange} bits
     */
    public int apply(final BookOrderAddDecoder add) {
        final boolean entered = queues.enter(add.bookOrderId(), add.side(), add.price(), add.quantity());
        return entered ? settle(true) : anomaly();
    }

    /**
     * Gives an order a new price, quantity and id; it goes to the end of the queue.
     *
     * @return {@link BookChange} bits
     */
    public int apply(final BookOrderModifyDecoder modify) {
        final int order = queues.find(modify.bookOrderId());
        if (order == OrderQueues.NONE) {
            return anomaly();
        }
        final Side side = queues.side(order);
        queues.remove(order);
        return settle(queues.enter(modify.newBookOrderId(), side, modify.price(), modify.quantity()));
    }

    /**
     * Shrinks or removes an order.
     *
     * @return {@link BookChange} bits
     */
    public int apply(final BookOrderCancelDecoder cancel) {
        final int order = queues.find(cancel.bookOrderId());
        final long quantity = cancel.cancelledQuantity();
        if (order == OrderQueues.NONE || quantity < 0) {
            return anomaly();
        }
        return settle(queues.reduce(order, quantity == 0 ? queues.quantity(order) : quantity));
    }

    /**
     * Takes an executed quantity from an order.
     *
     * @return {@link BookChange} bits
     */
    public int apply(final BookOrderExecuteDecoder execute) {
        final int order = queues.find(execute.bookOrderId());
        if (order == OrderQueues.NONE || execute.quantity() <= 0) {
            return anomaly();
        }
        return settle(queues.reduce(order, execute.quantity()));
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

    /** Events so far that contradicted the book. */
    public long anomalies() {
        return anomalies;
    }

    /** Number of orders in the book. */
    public int orders() {
        return queues.size();
    }

    /**
     * Number of orders queued at a level.
     *
     * @throws IndexOutOfBoundsException if the level is not in 0..{@link #levels}-1
     */
    public int orders(final Side side, final int level) {
        return queues.levelOrders(side, level);
    }

    /** Remaining quantity of an order, above 0, or 0 if it is not in the book. */
    public long remaining(final long bookOrderId) {
        final int order = queues.find(bookOrderId);
        return order == OrderQueues.NONE ? 0 : queues.quantity(order);
    }

    /** Side of an order, or null if it is not in the book. */
    public Side side(final long bookOrderId) {
        final int order = queues.find(bookOrderId);
        return order == OrderQueues.NONE ? null : queues.side(order);
    }

    /** Price of an order, or {@link #NO_PRICE} if it is not in the book. */
    public long price(final long bookOrderId) {
        final int order = queues.find(bookOrderId);
        return order == OrderQueues.NONE ? NO_PRICE : queues.price(order);
    }

    /**
     * Quantity queued in front of an order at its price, or -1 if it is not in the book; walks over the orders in
     * front.
     */
    public long quantityAhead(final long bookOrderId) {
        final int order = queues.find(bookOrderId);
        if (order == OrderQueues.NONE) {
            return -1;
        }
        long ahead = 0;
        for (int other = queues.inFront(order); other != OrderQueues.NONE; other = queues.inFront(other)) {
            ahead += queues.quantity(other);
        }
        return ahead;
    }

    @Override
    public BookStatus status() {
        return status;
    }

    @Override
    public int levels(final Side side) {
        return queues.levels(side);
    }

    @Override
    public long price(final Side side, final int level) {
        return queues.levelPrice(side, level);
    }

    @Override
    public long quantity(final Side side, final int level) {
        return queues.levelQuantity(side, level);
    }

    @Override
    public long quantityAt(final Side side, final long price) {
        return queues.quantityAt(side, price);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("anomalies", anomalies);
        writeSide("bids", Side.BUY, sink);
        writeSide("asks", Side.SELL, sink);
    }

    @Override
    public void readState(final StateSource source) {
        anomalies = source.get("anomalies");
        readSide("bids", Side.BUY, source);
        readSide("asks", Side.SELL, source);
        top.set(this);
        status = top.status();
    }

    private void writeSide(final String name, final Side side, final StateSink sink) {
        sink.section(name, queues.levels(side));
        for (int level = 0; level < queues.levels(side); level++) {
            sink.put("price", queues.levelPrice(side, level));
            sink.section("orders", queues.levelOrders(side, level));
            for (int order = queues.levelHead(side, level); order != OrderQueues.NONE; order = queues.behind(order)) {
                sink.put("id", queues.id(order));
                sink.put("quantity", queues.quantity(order));
            }
        }
    }

    private void readSide(final String name, final Side side, final StateSource source) {
        final long levels = source.section(name);
        for (long level = 0; level < levels; level++) {
            final long price = source.get("price");
            final long orders = source.section("orders");
            for (long i = 0; i < orders; i++) {
                readOrder(side, price, source.get("id"), source.get("quantity"));
            }
        }
    }

    private void readOrder(final Side side, final long price, final long id, final long quantity) {
        if (!queues.enter(id, side, price, quantity)) {
            throw new IllegalStateException("damaged state of an order book: order " + id + " of quantity " + quantity
                    + ", expected a fresh id and a quantity above 0; start from another state image");
        }
    }
}
