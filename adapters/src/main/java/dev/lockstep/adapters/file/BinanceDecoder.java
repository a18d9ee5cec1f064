package dev.lockstep.adapters.file;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.TradeEncoder;
import dev.lockstep.engine.port.HistorySource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Decodes the lines of a raw Binance recording: {@code receiveNs json}, with or without the envelope of a combined
 * stream.
 *
 * <p>Engine time is the receive time. The exchange time is {@code T} (the matching engine's), else {@code E} (the
 * event's), else the receive time: spot quotes and spot snapshots carry none.
 */
final class BinanceDecoder implements RecordFormat {
    private static final int RECEIVE_DIGITS = 19;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MAX_MS = Long.MAX_VALUE / NS_PER_MS;

    private static final byte[] BOOK_TICKER = BinanceFields.ascii("bookTicker");
    private static final byte[] TRADE = BinanceFields.ascii("trade");
    private static final byte[] DEPTH_UPDATE = BinanceFields.ascii("depthUpdate");
    private static final byte[] DEPTH = BinanceFields.ascii("depth");

    private final BinanceFields fields = new BinanceFields();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final DepthUpdate depth = new DepthUpdate();
    private final DepthJoiner joiner;
    private final int instrument;
    private final boolean hasQuotes;
    private final boolean hasTrades;
    private final boolean hasDepth;

    private byte[] symbol;
    private long quotes;
    private long trades;
    private long depthUpdates;
    private long snapshots;
    private long ignored;

    BinanceDecoder(final int instrument, final Set<BinanceStream> streams, final String venueSymbol) {
        this.instrument = instrument;
        this.joiner = new DepthJoiner(new DepthProxy(instrument));
        this.hasQuotes = streams.contains(BinanceStream.QUOTES);
        this.hasTrades = streams.contains(BinanceStream.TRADES);
        this.hasDepth = streams.contains(BinanceStream.DEPTH);
        this.symbol = BinanceFields.ascii(venueSymbol.toUpperCase(Locale.ROOT));
    }

    @Override
    public long timeNs(final RawRecord record) {
        long timeNs = 0;
        for (int i = 0; i < RECEIVE_DIGITS; i++) {
            final int digit = i < record.length ? record.bytes[record.offset + i] - '0' : -1;
            if (digit < 0 || digit > 9) {
                throw noReceiveTime(record);
            }
            timeNs = timeNs * 10 + digit;
        }
        final boolean isFollowedBySpace =
                record.length > RECEIVE_DIGITS && record.bytes[record.offset + RECEIVE_DIGITS] == ' ';
        if (timeNs < 0 || timeNs == HistorySource.NO_MORE || !isFollowedBySpace) {
            throw noReceiveTime(record);
        }
        return timeNs;
    }

    @Override
    public void decode(final RawRecord record, final MessageQueue out) {
        fields.read(record.bytes, record.offset + RECEIVE_DIGITS, record.length - RECEIVE_DIGITS);
        if (fields.has('s') && !isOurSymbol()) {
            ignored++;
            return;
        }
        decodeKnown(record, out);
        if (symbol.length == 0 && fields.isString('s')) {
            adoptSymbol();
        }
    }

    @Override
    public void end(final ProblemLog problems) {
        if (joiner.unjoined() > 0) {
            problems.note(
                    "end of the recording",
                    joiner.unjoined() + " depth updates and no snapshot to join them to; they were left out");
        }
    }

    long quotes() {
        return quotes;
    }

    long trades() {
        return trades;
    }

    long depthUpdates() {
        return depthUpdates;
    }

    long snapshots() {
        return snapshots;
    }

    long ignored() {
        return ignored;
    }

    DepthJoiner joiner() {
        return joiner;
    }

    private void decodeKnown(final RawRecord record, final MessageQueue out) {
        if (isKind(BOOK_TICKER)) {
            onQuote(record.timeNs, out);
        } else if (isKind(TRADE)) {
            onTrade(record.timeNs, out);
        } else if (isKind(DEPTH_UPDATE) && isWholeDepth()) {
            onDepthUpdate(record.timeNs, out);
        } else if (isRestSnapshot()) {
            onSnapshot(record.timeNs, out);
        } else {
            ignored++;
        }
    }

    private void onQuote(final long timeNs, final MessageQueue out) {
        if (!hasQuotes) {
            ignored++;
            return;
        }
        final long bidPrice = fields.decimal('b');
        final long bidQuantity = fields.decimal('B');
        final long askPrice = fields.decimal('a');
        final long askQuantity = fields.decimal('A');
        if ((bidPrice == 0 && bidQuantity != 0) || (askPrice == 0 && askQuantity != 0)) {
            throw new BadRecord("a quote with price 0");
        }
        quote.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(exchangeTimeNs(timeNs))
                .receiveTimeNs(timeNs)
                .bidPrice(bidPrice)
                .bidQuantity(bidQuantity == 0 ? -1 : bidQuantity)
                .askPrice(askPrice)
                .askQuantity(askQuantity == 0 ? -1 : askQuantity);
        out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + quote.encodedLength());
        quotes++;
    }

    private void onTrade(final long timeNs, final MessageQueue out) {
        if (!hasTrades) {
            ignored++;
            return;
        }
        final long price = fields.decimal('p');
        final long quantity = fields.decimal('q');
        // Futures send trades of the insurance fund and the like with zeros.
        if (price == 0 || quantity == 0) {
            ignored++;
            return;
        }
        trade.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(exchangeTimeNs(timeNs))
                .receiveTimeNs(timeNs)
                .price(price)
                .quantity(quantity)
                .tradeId(fields.integer('t'))
                .aggressor(fields.flag('m') ? AggressorSide.SELLER : AggressorSide.BUYER);
        out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength());
        trades++;
    }

    private void onDepthUpdate(final long timeNs, final MessageQueue out) {
        if (!hasDepth) {
            ignored++;
            return;
        }
        readDepth(timeNs, 'b', 'a', 'u');
        final long firstUpdateId = fields.integer('U');
        // Futures name the update before; spot numbers without holes.
        depth.prevUpdateId = fields.has(BinanceFields.PREVIOUS_UPDATE)
                ? fields.integer(BinanceFields.PREVIOUS_UPDATE)
                : firstUpdateId - 1;
        if (firstUpdateId > depth.lastUpdateId || depth.prevUpdateId >= firstUpdateId) {
            throw new BadRecord("update ids are out of order: pu " + depth.prevUpdateId + ", U " + firstUpdateId
                    + ", u " + depth.lastUpdateId);
        }
        joiner.onUpdate(depth, timeNs, out);
        depthUpdates++;
    }

    private void onSnapshot(final long timeNs, final MessageQueue out) {
        if (!hasDepth) {
            ignored++;
            return;
        }
        readDepth(timeNs, BinanceFields.BIDS, BinanceFields.ASKS, BinanceFields.LAST_UPDATE);
        requireQuantities(depth.bids);
        requireQuantities(depth.asks);
        joiner.onSnapshot(depth, timeNs, out);
        snapshots++;
    }

    private void readDepth(final long timeNs, final int bids, final int asks, final int lastUpdateId) {
        depth.bids.clear();
        depth.asks.clear();
        fields.levels(bids, depth.bids);
        fields.levels(asks, depth.asks);
        depth.lastUpdateId = fields.integer(lastUpdateId);
        depth.exchangeTimeNs = exchangeTimeNs(timeNs);
        depth.receiveTimeNs = timeNs;
    }

    private static void requireQuantities(final Levels levels) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.quantity(i) == 0) {
                throw new BadRecord("a snapshot has a level with quantity 0");
            }
        }
    }

    private long exchangeTimeNs(final long receiveTimeNs) {
        final int field = fields.has('T') ? 'T' : 'E';
        if (!fields.has(field)) {
            return receiveTimeNs;
        }
        final long ms = fields.integer(field);
        if (ms > MAX_MS) {
            throw new BadRecord("exchange time " + ms + " ms is beyond the year 2262");
        }
        return ms * NS_PER_MS;
    }

    /** As long as none is set, every symbol may be ours. */
    private boolean isOurSymbol() {
        return fields.isString('s') && (symbol.length == 0 || fields.string('s').textIs(symbol));
    }

    /** The first symbol of a good line becomes ours. */
    private void adoptSymbol() {
        final JsonScanner text = fields.string('s');
        symbol = Arrays.copyOfRange(text.text(), text.textOffset(), text.textOffset() + text.textLength());
    }

    /** By the event's name, or for spot quotes, which have none, by the stream's. */
    private boolean isKind(final byte[] kind) {
        if (fields.has('e')) {
            return fields.isString('e') && fields.string('e').textIs(kind);
        }
        return streamIs(kind);
    }

    /**
     * Streams of the top few levels carry the same event name as the whole depth, but their updates don't tell the
     * book.
     */
    private boolean isWholeDepth() {
        return !fields.has(BinanceFields.STREAM) || streamIs(DEPTH);
    }

    /** Whether the stream's name is {@code symbol@kind} or {@code symbol@kind@speed}. */
    private boolean streamIs(final byte[] kind) {
        if (!fields.isString(BinanceFields.STREAM)) {
            return false;
        }
        final JsonScanner stream = fields.string(BinanceFields.STREAM);
        final int end = stream.textOffset() + stream.textLength();
        final int from = indexOf(stream.text(), '@', stream.textOffset(), end) + 1;
        final int to = indexOf(stream.text(), '@', Math.min(from, end), end);
        return from <= end && Arrays.equals(stream.text(), from, to, kind, 0, kind.length);
    }

    private static int indexOf(final byte[] text, final char wanted, final int from, final int end) {
        int i = from;
        while (i < end && text[i] != wanted) {
            i++;
        }
        return i;
    }

    private boolean isRestSnapshot() {
        return !fields.has(BinanceFields.STREAM)
                && fields.has(BinanceFields.LAST_UPDATE)
                && fields.isArray(BinanceFields.BIDS)
                && fields.isArray(BinanceFields.ASKS);
    }

    private static BadRecord noReceiveTime(final RawRecord record) {
        return new BadRecord("expected a receive time of " + RECEIVE_DIGITS
                + " digits, nanoseconds since the epoch, and a space, but found \"" + record.excerpt() + "\"");
    }
}
