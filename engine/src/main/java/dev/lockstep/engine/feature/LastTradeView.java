package dev.lockstep.engine.feature;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.BookView;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** The view of an instrument that has only trades: the last one stands for both sides. */
final class LastTradeView implements BookView, Stateful {
    private long price;
    private long quantity = -1;

    void apply(final long tradePrice, final long tradeQuantity) {
        price = tradePrice;
        quantity = tradeQuantity;
    }

    @Override
    public BookStatus status() {
        return quantity < 0 ? BookStatus.EMPTY : BookStatus.WHOLE;
    }

    @Override
    public int levels(final Side side) {
        return quantity < 0 ? 0 : 1;
    }

    @Override
    public long price(final Side side, final int level) {
        return price;
    }

    @Override
    public long quantity(final Side side, final int level) {
        return quantity;
    }

    @Override
    public long quantityAt(final Side side, final long at) {
        return at == price ? Math.max(0, quantity) : 0;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("price", price);
        sink.put("quantity", quantity);
    }

    @Override
    public void readState(final StateSource source) {
        price = source.get("price");
        quantity = source.get("quantity");
    }
}
