package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.OrderBook;
import org.agrona.DirectBuffer;

/**
 * The order-by-order part of the market data. Here the place of our orders is known exactly: a displayed order is ahead
 * of ours if less is in front of it than in front of ours.
 */
final class OrderFeed {
    private final BookOrderAddDecoder add = new BookOrderAddDecoder();
    private final BookOrderModifyDecoder modify = new BookOrderModifyDecoder();
    private final BookOrderCancelDecoder cancel = new BookOrderCancelDecoder();
    private final BookOrderExecuteDecoder execute = new BookOrderExecuteDecoder();
    private final VenueInstruments instruments;
    private final Floor floor;

    OrderFeed(final VenueInstruments instruments, final Floor floor) {
        this.instruments = instruments;
        this.floor = floor;
    }

    void onMessage(final DirectBuffer buffer, final int offset, final MessageHeaderDecoder header, final long nowNs) {
        switch (header.templateId()) {
            case BookOrderAddDecoder.TEMPLATE_ID -> onAdd(add.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case BookOrderModifyDecoder.TEMPLATE_ID ->
                onModify(modify.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case BookOrderCancelDecoder.TEMPLATE_ID ->
                onCancel(cancel.wrapAndApplyHeader(buffer, offset, header), nowNs);
            default -> onExecute(execute.wrapAndApplyHeader(buffer, offset, header), nowNs);
        }
    }

    private VenueInstrument find(final int index) {
        final VenueInstrument instrument = instruments.find(index);
        return instrument != null && instrument.book().kind() == MarketView.ORDERS ? instrument : null;
    }

    private void onAdd(final BookOrderAddDecoder message, final long nowNs) {
        final VenueInstrument instrument = find(message.instrument());
        if (instrument != null) {
            instrument.book().orders().apply(message);
            floor.onBook(instrument, nowNs);
        }
    }

    private void onModify(final BookOrderModifyDecoder message, final long nowNs) {
        final VenueInstrument instrument = find(message.instrument());
        if (instrument != null) {
            final OrderBook book = instrument.book().orders();
            withdraw(instrument, message.bookOrderId(), book.remaining(message.bookOrderId()));
            book.apply(message);
            floor.onBook(instrument, nowNs);
        }
    }

    private void onCancel(final BookOrderCancelDecoder message, final long nowNs) {
        final VenueInstrument instrument = find(message.instrument());
        if (instrument != null) {
            final OrderBook book = instrument.book().orders();
            final long remaining = book.remaining(message.bookOrderId());
            final long cancelled = message.cancelledQuantity();
            withdraw(instrument, message.bookOrderId(), cancelled == 0 ? remaining : Math.min(cancelled, remaining));
            book.apply(message);
            floor.onBook(instrument, nowNs);
        }
    }

    private static void withdraw(final VenueInstrument instrument, final long bookOrderId, final long quantity) {
        final OrderBook book = instrument.book().orders();
        final Side side = book.side(bookOrderId);
        // Walking the queue is only worth it if an order of ours may be in it.
        if (side != null && quantity > 0 && !instrument.resting(side).isEmpty()) {
            Matcher.onWithdrawn(instrument, side, book.price(bookOrderId), book.quantityAhead(bookOrderId), quantity);
        }
    }

    private void onExecute(final BookOrderExecuteDecoder message, final long nowNs) {
        final VenueInstrument instrument = find(message.instrument());
        if (instrument != null) {
            final OrderBook book = instrument.book().orders();
            final long id = message.bookOrderId();
            final Side side = book.side(id);
            if (side != null
                    && instrument.isMatchable()
                    && !instrument.resting(side).isEmpty()) {
                final long quantity = Math.min(message.quantity(), book.remaining(id));
                floor.onExecuted(instrument, side, book.price(id), book.quantityAhead(id), quantity, nowNs);
            }
            if (side != null) {
                instrument.lastPrice(message.price() == 0 ? book.price(id) : message.price());
            }
            book.apply(message);
            floor.onBook(instrument, nowNs);
        }
    }
}
