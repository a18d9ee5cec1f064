package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.codecs.sbe.TradeDecoder;
import dev.lockstep.engine.book.BookChange;
import dev.lockstep.engine.instrument.InstrumentTerms;
import org.agrona.DirectBuffer;

/**
 * Reads market data among the inputs and passes on what belongs to each instrument's venue view, and besides the
 * sessions of the calendar and what changes positions; other inputs are no concern of a venue.
 */
final class MarketFeed {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final InstrumentStatusDecoder status = new InstrumentStatusDecoder();
    private final CalendarBoundaryDecoder boundary = new CalendarBoundaryDecoder();
    private final SplitDecoder split = new SplitDecoder();
    private final SettlementDecoder settlement = new SettlementDecoder();
    private final RollDecoder roll = new RollDecoder();
    private final VenueInstruments instruments;
    private final Floor floor;
    private final Sessions sessions;
    private final AccountEvents accountEvents;
    private final OrderFeed orderFeed;

    MarketFeed(
            final VenueInstruments instruments,
            final Floor floor,
            final Sessions sessions,
            final AccountEvents accountEvents) {
        this.instruments = instruments;
        this.floor = floor;
        this.sessions = sessions;
        this.accountEvents = accountEvents;
        orderFeed = new OrderFeed(instruments, floor);
    }

    /** Takes one input message. */
    void onMessage(final DirectBuffer buffer, final int offset, final long nowNs) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case BookDeltaDecoder.TEMPLATE_ID -> onDelta(delta.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case QuoteDecoder.TEMPLATE_ID -> onQuote(quote.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case TradeDecoder.TEMPLATE_ID -> onTrade(trade.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case BookSnapshotDecoder.TEMPLATE_ID ->
                onSnapshot(snapshot.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case BookOrderAddDecoder.TEMPLATE_ID,
                    BookOrderModifyDecoder.TEMPLATE_ID,
                    BookOrderCancelDecoder.TEMPLATE_ID,
                    BookOrderExecuteDecoder.TEMPLATE_ID -> orderFeed.onMessage(buffer, offset, header, nowNs);
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                onDefinition(definition.wrapAndApplyHeader(buffer, offset, header));
            case InstrumentStatusDecoder.TEMPLATE_ID ->
                onStatus(status.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case CalendarBoundaryDecoder.TEMPLATE_ID ->
                sessions.onBoundary(boundary.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case SplitDecoder.TEMPLATE_ID ->
                accountEvents.onSplit(split.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case SettlementDecoder.TEMPLATE_ID ->
                accountEvents.onSettlement(settlement.wrapAndApplyHeader(buffer, offset, header), nowNs);
            case RollDecoder.TEMPLATE_ID ->
                accountEvents.onRoll(roll.wrapAndApplyHeader(buffer, offset, header), nowNs);
            default -> {}
        }
    }

    private void onQuote(final QuoteDecoder message, final long nowNs) {
        final VenueInstrument instrument = instruments.find(message.instrument());
        if (instrument != null && instrument.book().kind() == MarketView.QUOTES) {
            settle(instrument, instrument.book().quotes().apply(message), nowNs);
        }
    }

    private void onSnapshot(final BookSnapshotDecoder message, final long nowNs) {
        final VenueInstrument instrument = instruments.find(message.instrument());
        if (instrument != null && instrument.book().kind() == MarketView.DEPTH) {
            settle(instrument, instrument.book().depth().apply(message), nowNs);
        }
    }

    private void onDelta(final BookDeltaDecoder message, final long nowNs) {
        final VenueInstrument instrument = instruments.find(message.instrument());
        if (instrument != null && instrument.book().kind() == MarketView.DEPTH) {
            settle(instrument, instrument.book().depth().apply(message), nowNs);
        }
    }

    private void settle(final VenueInstrument instrument, final int change, final long nowNs) {
        if ((change & BookChange.LEVELS) != 0) {
            floor.onBook(instrument, nowNs);
        }
    }

    private void onTrade(final TradeDecoder message, final long nowNs) {
        final VenueInstrument instrument = instruments.find(message.instrument());
        // Order by order, the executions are the trades; a Trade besides is one of them again, or one that the book
        // never showed.
        if (instrument == null || instrument.book().kind() == MarketView.ORDERS) {
            return;
        }
        final VenueBook book = instrument.book();
        if (book.kind() == MarketView.TRADES) {
            book.lastTrade(message.price(), message.quantity());
        }
        instrument.lastPrice(message.price());
        if (instrument.isMatchable()) {
            final long quantity = book.tradedQuantity(message.quantity());
            final long given = floor.onTrade(instrument, message.price(), quantity, message.aggressor(), nowNs);
            if (book.kind() == MarketView.TRADES && given > 0) {
                book.take(Side.BUY, 0, given);
            }
            floor.settle(instrument, nowNs);
        }
    }

    private void onDefinition(final InstrumentDefinitionDecoder message) {
        instruments.define(message.instrument(), InstrumentTerms.decode(message));
    }

    private void onStatus(final InstrumentStatusDecoder message, final long nowNs) {
        final VenueInstrument instrument = instruments.find(message.instrument());
        if (instrument != null) {
            instrument.state(message.state());
            if (instrument.isMatchable()) {
                floor.onBook(instrument, nowNs);
            }
        }
    }
}
