package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Objects;

/**
 * The top of book of one instrument, from its quotes. Each quote replaces the one before; a side of quantity -1 is
 * absent, and one of quantity 0 is there with unknown size. EMPTY without any side, CROSSED when the bid is not below
 * the ask, else WHOLE.
 */
public final class QuoteBook extends ToppedBook implements Stateful {
    private BookStatus status = BookStatus.EMPTY;

    /**
     * Applies a quote.
     *
     * @return {@link BookChange} bits
     */
    public int apply(final QuoteDecoder quote) {
        final BookStatus before = status;
        final boolean changed = top.set(quote.bidPrice(), quote.bidQuantity(), quote.askPrice(), quote.askQuantity());
        status = top.status();
        return (changed ? BookChange.LEVELS | BookChange.TOP : BookChange.NONE)
                | (status == before ? BookChange.NONE : BookChange.STATUS);
    }

    @Override
    public BookStatus status() {
        return status;
    }

    @Override
    public int levels(final Side side) {
        return (side == Side.BUY ? top.hasBid() : top.hasAsk()) ? 1 : 0;
    }

    @Override
    public long price(final Side side, final int level) {
        Objects.checkIndex(level, levels(side));
        return side == Side.BUY ? top.bidPrice() : top.askPrice();
    }

    @Override
    public long quantity(final Side side, final int level) {
        Objects.checkIndex(level, levels(side));
        return side == Side.BUY ? top.bidQuantity() : top.askQuantity();
    }

    @Override
    public long quantityAt(final Side side, final long price) {
        return levels(side) != 0 && price(side, 0) == price ? quantity(side, 0) : 0;
    }

    @Override
    public void writeState(final StateSink sink) {
        top.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        top.readState(source);
        status = top.status();
    }
}
