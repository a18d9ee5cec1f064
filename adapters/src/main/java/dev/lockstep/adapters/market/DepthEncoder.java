package dev.lockstep.adapters.market;

import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.BookSnapshotEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;

/**
 * Publishes depth: a whole book once, and then after each step the levels that it touched, as a chain of update ids. All chunks of one
 * update carry the same ids; bids come before asks.
 */
final class DepthEncoder {
    private static final int LEVELS_A_CHUNK = 12;

    private final int instrument;
    private final long tick;
    private final long lot;
    private final Outbox outbox;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final ChangedTicks changedBids;
    private final ChangedTicks changedAsks;
    private long lastUpdateId;

    DepthEncoder(final int instrument, final long tick, final long lot, final int bookCapacity, final Outbox outbox) {
        this.instrument = instrument;
        this.tick = tick;
        this.lot = lot;
        this.outbox = outbox;
        this.changedBids = new ChangedTicks(bookCapacity);
        this.changedAsks = new ChangedTicks(bookCapacity);
    }

    /** Most messages that one step or the snapshot can take. */
    static int maxMessages(final int bookCapacity) {
        return 2 * bookCapacity / LEVELS_A_CHUNK + 1;
    }

    void touched(final int side, final long touchedTick) {
        (side == PriceTimeBook.BUY ? changedBids : changedAsks).add(touchedTick);
    }

    /** Publishes the whole book, which starts the chain. */
    void snapshot(final PriceTimeBook book, final long timeNs) {
        final BookSide bids = book.side(PriceTimeBook.BUY);
        final BookSide asks = book.side(PriceTimeBook.SELL);
        lastUpdateId++;
        final int levels = bids.levels() + asks.levels();
        for (int from = 0; from < levels; from += LEVELS_A_CHUNK) {
            final int to = Math.min(levels, from + LEVELS_A_CHUNK);
            snapshotChunk(bids, asks, from, to, timeNs);
        }
        changedBids.clear();
        changedAsks.clear();
    }

    /** Publishes what the step touched. */
    void delta(final PriceTimeBook book, final long timeNs) {
        final int levels = changedBids.size() + changedAsks.size();
        final long previousUpdateId = lastUpdateId++;
        for (int from = 0; from < levels; from += LEVELS_A_CHUNK) {
            final int to = Math.min(levels, from + LEVELS_A_CHUNK);
            deltaChunk(book, from, to, previousUpdateId, timeNs);
        }
        changedBids.clear();
        changedAsks.clear();
    }

    private void snapshotChunk(
            final BookSide bids, final BookSide asks, final int from, final int to, final long timeNs) {
        final int bidsEnd = Math.min(to, bids.levels());
        final int bidsStart = Math.min(from, bidsEnd);
        final int asksStart = Math.max(from, bids.levels()) - bids.levels();
        final int asksEnd = Math.max(to, bids.levels()) - bids.levels();
        snapshot.wrapAndApplyHeader(outbox.buffer(), outbox.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .lastUpdateId(lastUpdateId)
                .firstChunk(flag(from == 0))
                .lastChunk(flag(to == bids.levels() + asks.levels()));
        final BookSnapshotEncoder.BidsEncoder bidsEncoder = snapshot.bidsCount(bidsEnd - bidsStart);
        for (int i = bidsStart; i < bidsEnd; i++) {
            bidsEncoder.next().price(bids.tickAt(i) * tick).quantity(bids.lotsAt(i) * lot);
        }
        final BookSnapshotEncoder.AsksEncoder asksEncoder = snapshot.asksCount(asksEnd - asksStart);
        for (int i = asksStart; i < asksEnd; i++) {
            asksEncoder.next().price(asks.tickAt(i) * tick).quantity(asks.lotsAt(i) * lot);
        }
        outbox.commit(MessageHeaderEncoder.ENCODED_LENGTH + snapshot.encodedLength());
    }

    private void deltaChunk(
            final PriceTimeBook book, final int from, final int to, final long previousUpdateId, final long timeNs) {
        final int bidsEnd = Math.min(to, changedBids.size());
        final int bidsStart = Math.min(from, bidsEnd);
        final int asksStart = Math.max(from, changedBids.size()) - changedBids.size();
        final int asksEnd = Math.max(to, changedBids.size()) - changedBids.size();
        delta.wrapAndApplyHeader(outbox.buffer(), outbox.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .prevUpdateId(previousUpdateId)
                .lastUpdateId(lastUpdateId)
                .firstChunk(flag(from == 0))
                .lastChunk(flag(to == changedBids.size() + changedAsks.size()));
        final BookDeltaEncoder.BidsEncoder bidsEncoder = delta.bidsCount(bidsEnd - bidsStart);
        for (int i = bidsStart; i < bidsEnd; i++) {
            final long changed = changedBids.get(i);
            final long lots = book.side(PriceTimeBook.BUY).lotsOfTick(changed);
            bidsEncoder.next().price(changed * tick).quantity(lots * lot);
        }
        final BookDeltaEncoder.AsksEncoder asksEncoder = delta.asksCount(asksEnd - asksStart);
        for (int i = asksStart; i < asksEnd; i++) {
            final long changed = changedAsks.get(i);
            final long lots = book.side(PriceTimeBook.SELL).lotsOfTick(changed);
            asksEncoder.next().price(changed * tick).quantity(lots * lot);
        }
        outbox.commit(MessageHeaderEncoder.ENCODED_LENGTH + delta.encodedLength());
    }

    private static short flag(final boolean value) {
        return (short) (value ? 1 : 0);
    }
}
