package dev.lockstep.adapters.file;

import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.BookSnapshotEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;

/** Encodes depth snapshots and updates as chunks; bids come first, and a chunk may hold levels of both sides. */
final class DepthProxy {
    /** Levels of both sides together in one message, so that it stays within the longest one. */
    static final int MAX_LEVELS = 12;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final int instrument;

    DepthProxy(final int instrument) {
        this.instrument = instrument;
    }

    /** Appends a snapshot; an empty book is one chunk without levels. */
    void snapshot(final DepthUpdate update, final long timeNs, final MessageQueue out) {
        final int levels = update.bids.size() + update.asks.size();
        int from = 0;
        do {
            final int to = Math.min(from + MAX_LEVELS, levels);
            snapshotChunk(update, from, to, to == levels, out.claim(), out);
            out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + snapshot.encodedLength());
            from = to;
        } while (from < levels);
    }

    /**
     * Appends an update that goes on from {@code prevUpdateId}; one without levels is one chunk, which keeps the chain
     * of ids whole.
     */
    void delta(final DepthUpdate update, final long prevUpdateId, final long timeNs, final MessageQueue out) {
        final int levels = update.bids.size() + update.asks.size();
        int from = 0;
        do {
            final int to = Math.min(from + MAX_LEVELS, levels);
            deltaChunk(update, prevUpdateId, from, to, to == levels, out.claim(), out);
            out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + delta.encodedLength());
            from = to;
        } while (from < levels);
    }

    private void snapshotChunk(
            final DepthUpdate update,
            final int from,
            final int to,
            final boolean isLast,
            final int offset,
            final MessageQueue out) {
        snapshot.wrapAndApplyHeader(out.buffer(), offset, header)
                .instrument(instrument)
                .exchangeTimeNs(update.exchangeTimeNs)
                .receiveTimeNs(update.receiveTimeNs)
                .lastUpdateId(update.lastUpdateId)
                .firstChunk(flag(from == 0))
                .lastChunk(flag(isLast));
        final int bidsEnd = Math.max(from, Math.min(to, update.bids.size()));
        final BookSnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(bidsEnd - from);
        for (int i = from; i < bidsEnd; i++) {
            bids.next().price(update.bids.price(i)).quantity(update.bids.quantity(i));
        }
        final BookSnapshotEncoder.AsksEncoder asks = snapshot.asksCount(to - bidsEnd);
        for (int i = bidsEnd - update.bids.size(); i < to - update.bids.size(); i++) {
            asks.next().price(update.asks.price(i)).quantity(update.asks.quantity(i));
        }
    }

    private void deltaChunk(
            final DepthUpdate update,
            final long prevUpdateId,
            final int from,
            final int to,
            final boolean isLast,
            final int offset,
            final MessageQueue out) {
        delta.wrapAndApplyHeader(out.buffer(), offset, header)
                .instrument(instrument)
                .exchangeTimeNs(update.exchangeTimeNs)
                .receiveTimeNs(update.receiveTimeNs)
                .prevUpdateId(prevUpdateId)
                .lastUpdateId(update.lastUpdateId)
                .firstChunk(flag(from == 0))
                .lastChunk(flag(isLast));
        final int bidsEnd = Math.max(from, Math.min(to, update.bids.size()));
        final BookDeltaEncoder.BidsEncoder bids = delta.bidsCount(bidsEnd - from);
        for (int i = from; i < bidsEnd; i++) {
            bids.next().price(update.bids.price(i)).quantity(update.bids.quantity(i));
        }
        final BookDeltaEncoder.AsksEncoder asks = delta.asksCount(to - bidsEnd);
        for (int i = bidsEnd - update.bids.size(); i < to - update.bids.size(); i++) {
            asks.next().price(update.asks.price(i)).quantity(update.asks.quantity(i));
        }
    }

    private static short flag(final boolean value) {
        return (short) (value ? 1 : 0);
    }
}
