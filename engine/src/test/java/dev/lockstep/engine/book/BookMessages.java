package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddEncoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelEncoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteEncoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyEncoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotEncoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.Side;
import org.agrona.ExpandableArrayBuffer;

/**
 * Encodes one message at a time and hands it back decoded; a result is valid until the next message of its kind.
 * Allocates nothing once warm.
 */
final class BookMessages {
    static final boolean FIRST = true;
    static final boolean LAST = true;
    static final long[] NO_LEVELS = {};

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
    private final QuoteEncoder quote = new QuoteEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final BookOrderAddEncoder add = new BookOrderAddEncoder();
    private final BookOrderModifyEncoder modify = new BookOrderModifyEncoder();
    private final BookOrderCancelEncoder cancel = new BookOrderCancelEncoder();
    private final BookOrderExecuteEncoder execute = new BookOrderExecuteEncoder();
    private final QuoteDecoder quoteOut = new QuoteDecoder();
    private final BookSnapshotDecoder snapshotOut = new BookSnapshotDecoder();
    private final BookDeltaDecoder deltaOut = new BookDeltaDecoder();
    private final BookOrderAddDecoder addOut = new BookOrderAddDecoder();
    private final BookOrderModifyDecoder modifyOut = new BookOrderModifyDecoder();
    private final BookOrderCancelDecoder cancelOut = new BookOrderCancelDecoder();
    private final BookOrderExecuteDecoder executeOut = new BookOrderExecuteDecoder();

    QuoteDecoder quote(final long bid, final long bidQuantity, final long ask, final long askQuantity) {
        quote.wrap(buffer, 0)
                .bidPrice(bid)
                .bidQuantity(bidQuantity)
                .askPrice(ask)
                .askQuantity(askQuantity);
        return quoteOut.wrap(buffer, 0, QuoteEncoder.BLOCK_LENGTH, QuoteEncoder.SCHEMA_VERSION);
    }

    /** Levels are price and quantity in turn. */
    BookSnapshotDecoder snapshot(
            final long id, final boolean first, final boolean last, final long[] bids, final long[] asks) {
        snapshot.wrap(buffer, 0).lastUpdateId(id).firstChunk(flag(first)).lastChunk(flag(last));
        final BookSnapshotEncoder.BidsEncoder bid = snapshot.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bid.next().price(bids[i]).quantity(bids[i + 1]);
        }
        final BookSnapshotEncoder.AsksEncoder ask = snapshot.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            ask.next().price(asks[i]).quantity(asks[i + 1]);
        }
        return snapshotOut.wrap(buffer, 0, BookSnapshotEncoder.BLOCK_LENGTH, BookSnapshotEncoder.SCHEMA_VERSION);
    }

    /** Levels are price and quantity in turn. */
    BookDeltaDecoder delta(
            final long previousId,
            final long id,
            final boolean first,
            final boolean last,
            final long[] bids,
            final long[] asks) {
        delta.wrap(buffer, 0)
                .prevUpdateId(previousId)
                .lastUpdateId(id)
                .firstChunk(flag(first))
                .lastChunk(flag(last));
        final BookDeltaEncoder.BidsEncoder bid = delta.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bid.next().price(bids[i]).quantity(bids[i + 1]);
        }
        final BookDeltaEncoder.AsksEncoder ask = delta.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            ask.next().price(asks[i]).quantity(asks[i + 1]);
        }
        return deltaOut.wrap(buffer, 0, BookDeltaEncoder.BLOCK_LENGTH, BookDeltaEncoder.SCHEMA_VERSION);
    }

    BookOrderAddDecoder add(final long id, final Side side, final long price, final long quantity) {
        add.wrap(buffer, 0).bookOrderId(id).side(side).price(price).quantity(quantity);
        return addOut.wrap(buffer, 0, BookOrderAddEncoder.BLOCK_LENGTH, BookOrderAddEncoder.SCHEMA_VERSION);
    }

    BookOrderModifyDecoder modify(final long id, final long newId, final long price, final long quantity) {
        modify.wrap(buffer, 0)
                .bookOrderId(id)
                .newBookOrderId(newId)
                .price(price)
                .quantity(quantity);
        return modifyOut.wrap(buffer, 0, BookOrderModifyEncoder.BLOCK_LENGTH, BookOrderModifyEncoder.SCHEMA_VERSION);
    }

    BookOrderCancelDecoder cancel(final long id, final long quantity) {
        cancel.wrap(buffer, 0).bookOrderId(id).cancelledQuantity(quantity);
        return cancelOut.wrap(buffer, 0, BookOrderCancelEncoder.BLOCK_LENGTH, BookOrderCancelEncoder.SCHEMA_VERSION);
    }

    BookOrderExecuteDecoder execute(final long id, final long quantity) {
        execute.wrap(buffer, 0).bookOrderId(id).quantity(quantity).price(0);
        return executeOut.wrap(buffer, 0, BookOrderExecuteEncoder.BLOCK_LENGTH, BookOrderExecuteEncoder.SCHEMA_VERSION);
    }

    private static short flag(final boolean value) {
        return (short) (value ? 1 : 0);
    }
}
