package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.ring.IdQueue;
import java.util.Arrays;

/**
 * Orders of one instrument that wait for a price, nearest first, so that an event costs nothing but a look at the nearest; trailing stops besides cost a look each at every change of their price.
 *
 * <p>What triggers an order: of the source BID_ASK a buy goes by the ask and a sell by the bid, which is what it would trade at; LAST is the last public trade; MID the midpoint. Nothing triggers while the
 * book is not whole. All of it follows from the waiting orders, so it is not part of the state.
 */
final class PriceTriggers {
    private static final int SOURCES = TriggerSource.MID.value() + 1;

    /** By source: orders that wait for the price to rise to their trigger, keyed by it. */
    private final IdQueue[] buysRising = queues();
    /** Orders that wait for the price to fall to their trigger, keyed by minus it. */
    private final IdQueue[] buysFalling = queues();

    private final IdQueue[] sellsRising = queues();
    private final IdQueue[] sellsFalling = queues();
    private Order[] trailing = new Order[4];
    private int trailingCount;

    private static IdQueue[] queues() {
        final IdQueue[] queues = new IdQueue[SOURCES];
        Arrays.setAll(queues, i -> new IdQueue());
        return queues;
    }

    /** Lets an order wait for its trigger, or moves it to another one. */
    void put(final Order order) {
        if (isTrailing(order.spec.type) && !isListed(order)) {
            list(order);
        }
        if (order.triggerPrice != 0) {
            queue(order).put(order.id, waitsForRise(order) ? order.triggerPrice : -order.triggerPrice);
        }
    }

    /** Takes an order out; harmless if it does not wait. */
    void remove(final Order order) {
        queue(order).put(order.id, IdQueue.NONE);
        for (int i = 0; i < trailingCount; i++) {
            if (trailing[i] == order) {
                trailingCount--;
                System.arraycopy(trailing, i + 1, trailing, i, trailingCount - i);
                trailing[trailingCount] = null;
            }
        }
    }

    private boolean isListed(final Order order) {
        for (int i = 0; i < trailingCount; i++) {
            if (trailing[i] == order) {
                return true;
            }
        }
        return false;
    }

    private void list(final Order order) {
        if (trailingCount == trailing.length) {
            trailing = Arrays.copyOf(trailing, trailingCount * 2);
        }
        trailing[trailingCount++] = order;
    }

    int trailingCount() {
        return trailingCount;
    }

    Order trailing(final int i) {
        return trailing[i];
    }

    /** Takes an order out whose price has come and gives its id; {@link Emulator#NOTHING_DUE} if there is none. */
    long pollDue(final InstrumentGate market) {
        for (int source = 0; source < SOURCES; source++) {
            final long forBuys = price(market, source, Side.BUY);
            if (forBuys != NO_PRICE) {
                if (buysRising[source].isDue(forBuys)) {
                    return buysRising[source].poll();
                }
                if (buysFalling[source].isDue(-forBuys)) {
                    return buysFalling[source].poll();
                }
            }
            final long forSells = price(market, source, Side.SELL);
            if (forSells != NO_PRICE) {
                if (sellsRising[source].isDue(forSells)) {
                    return sellsRising[source].poll();
                }
                if (sellsFalling[source].isDue(-forSells)) {
                    return sellsFalling[source].poll();
                }
            }
        }
        return Emulator.NOTHING_DUE;
    }

    /** There is no such price now. */
    static final long NO_PRICE = Long.MIN_VALUE;

    /** The price that an order of a side goes by, scaled by 10^8, or {@link #NO_PRICE}. */
    static long price(final InstrumentGate market, final int source, final Side side) {
        if (source == TriggerSource.LAST.value()) {
            return market.lastPrice == 0 ? NO_PRICE : market.lastPrice;
        }
        if (source == TriggerSource.MID.value()) {
            return market.hasBid && market.hasAsk ? market.midpoint() : NO_PRICE;
        }
        if (side == Side.BUY) {
            return market.hasAsk ? market.askPrice : NO_PRICE;
        }
        return market.hasBid ? market.bidPrice : NO_PRICE;
    }

    private IdQueue queue(final Order order) {
        final int source = order.spec.triggerSource.value();
        if (order.side == Side.BUY) {
            return waitsForRise(order) ? buysRising[source] : buysFalling[source];
        }
        return waitsForRise(order) ? sellsRising[source] : sellsFalling[source];
    }

    /** A buy stop and a sell that waits to be touched are above the market, the others below. */
    private static boolean waitsForRise(final Order order) {
        return (order.side == Side.BUY) != isTouch(order.spec.type);
    }

    private static boolean isTouch(final OrderType type) {
        return type == OrderType.MARKET_IF_TOUCHED || type == OrderType.LIMIT_IF_TOUCHED;
    }

    static boolean isTrailing(final OrderType type) {
        return type == OrderType.TRAILING_STOP_MARKET || type == OrderType.TRAILING_STOP_LIMIT;
    }

    /** Whether a type waits for a price. */
    static boolean waitsForPrice(final OrderType type) {
        return switch (type) {
            case STOP_MARKET,
                    STOP_LIMIT,
                    MARKET_IF_TOUCHED,
                    LIMIT_IF_TOUCHED,
                    TRAILING_STOP_MARKET,
                    TRAILING_STOP_LIMIT -> true;
            default -> false;
        };
    }
}
