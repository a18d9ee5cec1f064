package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The rules of {@link OrderBook} written down once more: one list of orders in time order, and everything else counted
 * from it.
 */
final class ReferenceOrderBook implements BookView {
    private record Order(Side side, long price, long quantity) {}

    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private long anomalies;

    int apply(final BookOrderAddDecoder add) {
        return during(() -> {
            final boolean sane = !orders.containsKey(add.bookOrderId()) && add.quantity() > 0;
            if (sane) {
                orders.put(add.bookOrderId(), new Order(add.side(), add.price(), add.quantity()));
            }
            return sane ? Outcome.DONE : Outcome.REFUSED;
        });
    }

    int apply(final BookOrderModifyDecoder modify) {
        return during(() -> {
            final Order old = orders.remove(modify.bookOrderId());
            if (old == null) {
                return Outcome.REFUSED;
            }
            if (modify.quantity() <= 0 || orders.containsKey(modify.newBookOrderId())) {
                return Outcome.DOUBTFUL;
            }
            orders.put(modify.newBookOrderId(), new Order(old.side, modify.price(), modify.quantity()));
            return Outcome.DONE;
        });
    }

    int apply(final BookOrderCancelDecoder cancel) {
        return during(() -> cancel.cancelledQuantity() == 0 && orders.containsKey(cancel.bookOrderId())
                ? reduce(cancel.bookOrderId(), orders.get(cancel.bookOrderId()).quantity)
                : reduce(cancel.bookOrderId(), cancel.cancelledQuantity()));
    }

    int apply(final BookOrderExecuteDecoder execute) {
        return during(() -> reduce(execute.bookOrderId(), execute.quantity()));
    }

    private Outcome reduce(final long id, final long quantity) {
        final Order order = orders.get(id);
        if (order == null || quantity <= 0) {
            return Outcome.REFUSED;
        }
        if (order.quantity <= quantity) {
            orders.remove(id);
            return order.quantity == quantity ? Outcome.DONE : Outcome.DOUBTFUL;
        }
        orders.put(id, new Order(order.side, order.price, order.quantity - quantity));
        return Outcome.DONE;
    }

    private enum Outcome {
        DONE,
        DOUBTFUL,
        REFUSED
    }

    private int during(final Supplier<Outcome> change) {
        final List<Long> topBefore = top();
        final BookStatus statusBefore = status();
        final Outcome outcome = change.get();
        anomalies += outcome == Outcome.DONE ? 0 : 1;
        return (outcome == Outcome.REFUSED ? 0 : BookChange.LEVELS)
                | (outcome == Outcome.DONE ? 0 : BookChange.ANOMALY)
                | (topBefore.equals(top()) ? 0 : BookChange.TOP)
                | (statusBefore == status() ? 0 : BookChange.STATUS);
    }

    private List<Long> top() {
        return List.of(bestBid(), bestBidQuantity(), bestAsk(), bestAskQuantity());
    }

    long anomalies() {
        return anomalies;
    }

    int orders() {
        return orders.size();
    }

    long quantityAhead(final long id) {
        final Order order = orders.get(id);
        long ahead = 0;
        for (final Map.Entry<Long, Order> other : orders.entrySet()) {
            if (order == null || other.getKey() == id) {
                break;
            }
            final Order candidate = other.getValue();
            ahead += candidate.side == order.side && candidate.price == order.price ? candidate.quantity : 0;
        }
        return order == null ? -1 : ahead;
    }

    @Override
    public BookStatus status() {
        if (orders.isEmpty()) {
            return BookStatus.EMPTY;
        }
        return hasBothSides() && bestBid() >= bestAsk() ? BookStatus.CROSSED : BookStatus.WHOLE;
    }

    @Override
    public int levels(final Side side) {
        return levelMap(side).size();
    }

    @Override
    public long price(final Side side, final int level) {
        return entry(side, level).getKey();
    }

    @Override
    public long quantity(final Side side, final int level) {
        return entry(side, level).getValue();
    }

    @Override
    public long quantityAt(final Side side, final long price) {
        return levelMap(side).getOrDefault(price, 0L);
    }

    private Map.Entry<Long, Long> entry(final Side side, final int level) {
        return levelMap(side).entrySet().stream().skip(level).findFirst().orElseThrow(IndexOutOfBoundsException::new);
    }

    private Map<Long, Long> levelMap(final Side side) {
        final TreeMap<Long, Long> levels = new TreeMap<>();
        for (final Order order : orders.values()) {
            if (order.side == side) {
                levels.merge(order.price, order.quantity, Long::sum);
            }
        }
        return side == Side.BUY ? levels.descendingMap() : levels;
    }
}
