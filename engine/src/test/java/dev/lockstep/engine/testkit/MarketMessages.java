package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BarEncoder;
import dev.lockstep.codecs.sbe.BarKind;
import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.BookOrderAddEncoder;
import dev.lockstep.codecs.sbe.BookSnapshotEncoder;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.InstrumentStatusEncoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradeEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes market data, each message with its SBE header into a buffer of exactly its length. */
public final class MarketMessages {
    private MarketMessages() {}

    /** A quote; a quantity of -1 leaves the side out. */
    public static UnsafeBuffer quote(
            final int instrument, final long bid, final long bidQuantity, final long ask, final long askQuantity) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final QuoteEncoder encoder = new QuoteEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .bidPrice(bid)
                .bidQuantity(bidQuantity)
                .askPrice(ask)
                .askQuantity(askQuantity);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A trade by an unknown aggressor. */
    public static UnsafeBuffer trade(final int instrument, final long price, final long quantity) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final TradeEncoder encoder = new TradeEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .price(price)
                .quantity(quantity)
                .tradeId(0)
                .aggressor(AggressorSide.UNKNOWN);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A whole snapshot in one chunk; levels are price and quantity in turn. */
    public static UnsafeBuffer snapshot(
            final int instrument, final long updateId, final long[] bids, final long[] asks) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final BookSnapshotEncoder encoder = new BookSnapshotEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .lastUpdateId(updateId)
                .firstChunk((short) 1)
                .lastChunk((short) 1);
        final BookSnapshotEncoder.BidsEncoder bid = encoder.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bid.next().price(bids[i]).quantity(bids[i + 1]);
        }
        final BookSnapshotEncoder.AsksEncoder ask = encoder.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            ask.next().price(asks[i]).quantity(asks[i + 1]);
        }
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A whole update in one chunk; levels are price and quantity in turn. */
    public static UnsafeBuffer delta(
            final int instrument, final long previousId, final long updateId, final long[] bids, final long[] asks) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final BookDeltaEncoder encoder = new BookDeltaEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .prevUpdateId(previousId)
                .lastUpdateId(updateId)
                .firstChunk((short) 1)
                .lastChunk((short) 1);
        final BookDeltaEncoder.BidsEncoder bid = encoder.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bid.next().price(bids[i]).quantity(bids[i + 1]);
        }
        final BookDeltaEncoder.AsksEncoder ask = encoder.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            ask.next().price(asks[i]).quantity(asks[i + 1]);
        }
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** Order by order: an order joins the book. */
    public static UnsafeBuffer bookOrderAdd(
            final int instrument, final long id, final Side side, final long price, final long quantity) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final BookOrderAddEncoder encoder = new BookOrderAddEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .bookOrderId(id)
                .side(side)
                .price(price)
                .quantity(quantity);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A finished bar of a source. */
    public static UnsafeBuffer bar(
            final int instrument,
            final BarKind kind,
            final long interval,
            final long open,
            final long high,
            final long low,
            final long close,
            final long volume) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final BarEncoder encoder = new BarEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .kind(kind)
                .interval(interval)
                .openPrice(open)
                .highPrice(high)
                .lowPrice(low)
                .closePrice(close)
                .volume(volume);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** The venue's trading state of an instrument. */
    public static UnsafeBuffer instrumentStatus(final int instrument, final InstrumentState state) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final InstrumentStatusEncoder encoder = new InstrumentStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .instrument(instrument)
                .state(state)
                .reason("")
                .exchangeTimeNs(0)
                .receiveTimeNs(0);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }
}
