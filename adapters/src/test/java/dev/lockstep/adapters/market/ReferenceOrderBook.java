package dev.lockstep.adapters.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.Side;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A book of plain maps, rebuilt from the order-by-order feed; checks price and time priority of each execution. */
final class ReferenceOrderBook {
    /** Lots by order id in time order, by price; best first. */
    private final Map<Side, TreeMap<Long, LinkedHashMap<Long, Long>>> sides =
            Map.of(Side.BUY, new TreeMap<>((a, b) -> Long.compare(b, a)), Side.SELL, new TreeMap<>());

    private final Map<Long, Side> sideOfOrder = new HashMap<>();
    private final Map<Long, Long> priceOfOrder = new HashMap<>();

    void apply(final BookOrderAddDecoder add) {
        assertThat(sideOfOrder).doesNotContainKey(add.bookOrderId());
        assertThat(add.quantity()).isPositive();
        insert(add.bookOrderId(), add.side(), add.price(), add.quantity());
    }

    void apply(final BookOrderModifyDecoder modify) {
        final Side side = sideOfOrder.get(modify.bookOrderId());
        remove(modify.bookOrderId());
        insert(modify.newBookOrderId(), side, modify.price(), modify.quantity());
    }

    void apply(final BookOrderCancelDecoder cancel) {
        if (cancel.cancelledQuantity() == 0) {
            remove(cancel.bookOrderId());
        } else {
            reduce(cancel.bookOrderId(), cancel.cancelledQuantity());
            assertThat(lineOf(cancel.bookOrderId()).get(cancel.bookOrderId())).isPositive();
        }
    }

    void apply(final BookOrderExecuteDecoder execute) {
        final long id = execute.bookOrderId();
        final Side side = sideOfOrder.get(id);
        assertThat(priceOfOrder.get(id)).isEqualTo(sides.get(side).firstKey());
        assertThat(lineOf(id).keySet().iterator().next()).isEqualTo(id);
        reduce(id, execute.quantity());
        if (lineOf(id).get(id) == 0) {
            remove(id);
        }
    }

    long priceOf(final long orderId) {
        return priceOfOrder.get(orderId);
    }

    Side sideOf(final long orderId) {
        return sideOfOrder.get(orderId);
    }

    /** Quantity by price, best first. */
    TreeMap<Long, Long> levels(final Side side) {
        final TreeMap<Long, LinkedHashMap<Long, Long>> orders = sides.get(side);
        final TreeMap<Long, Long> levels = new TreeMap<>(orders.comparator());
        orders.forEach((price, line) -> levels.put(
                price, line.values().stream().mapToLong(Long::longValue).sum()));
        return levels;
    }

    private void insert(final long id, final Side side, final long price, final long quantity) {
        sides.get(side).computeIfAbsent(price, p -> new LinkedHashMap<>()).put(id, quantity);
        sideOfOrder.put(id, side);
        priceOfOrder.put(id, price);
    }

    private LinkedHashMap<Long, Long> lineOf(final long id) {
        return sides.get(sideOfOrder.get(id)).get(priceOfOrder.get(id));
    }

    private void reduce(final long id, final long by) {
        lineOf(id).merge(id, -by, Long::sum);
    }

    private void remove(final long id) {
        final Side side = sideOfOrder.remove(id);
        final long price = priceOfOrder.remove(id);
        final LinkedHashMap<Long, Long> line = sides.get(side).get(price);
        line.remove(id);
        if (line.isEmpty()) {
            sides.get(side).remove(price);
        }
    }
}
