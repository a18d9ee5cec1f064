package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Objects;

/**
 * The last trade seen as a book: its price and quantity stand on both sides. For instruments of which only trades are
 * known.
 */
public final class LastTradeBook implements BookView, Stateful {
    private boolean known;
    private long price;
    private long quantity;

    /** Takes a trade; price and quantity scaled by 10^8. */
    public void set(final long tradePrice, final long tradeQuantity) {
        known = true;
        price = tradePrice;
        quantity = Math.max(0, tradeQuantity);
    }

    @Override
    public BookStatus status() {
        return known ? BookStatus.WHOLE : BookStatus.EMPTY;
    }

    @Override
    public int levels(final Side side) {
        return known ? 1 : 0;
    }

    @Override
    public long price(final Side side, final int level) {
        Objects.checkIndex(level, levels(side));
        return price;
    }

    @Override
    public long quantity(final Side side, final int level) {
        Objects.checkIndex(level, levels(side));
        return quantity;
    }

    @Override
    public long quantityAt(final Side side, final long atPrice) {
        return known && price == atPrice ? quantity : 0;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("known", known);
        sink.put("price", price);
        sink.put("quantity", quantity);
    }

    @Override
    public void readState(final StateSource source) {
        known = source.getBoolean("known");
        price = source.get("price");
        quantity = source.get("quantity");
    }
}
