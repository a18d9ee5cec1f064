package dev.lockstep.adapters.file;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;

/**
 * Joins depth updates to a snapshot by their ids, as the venue documents it ("How to manage a local order book
 * correctly"): updates are held back until there is a snapshot, those that it contains already are dropped, and the
 * first one behind it must overlap it.
 *
 * <p>The first joined update gets the snapshot's id as its predecessor, so that the core's check of the chain holds.
 * Any later gap goes on as it is, for the core to flag; from there updates are also held back, for the next snapshot to
 * join. A snapshot that comes while the chain is whole and already behind it says nothing new and is left out.
 */
final class DepthJoiner {
    /** Most bytes of updates held back; beyond that the oldest go, which no snapshot is likely to need. */
    static final int MAX_HELD_BYTES = 32 << 20;

    private final DepthProxy proxy;
    private final MessageQueue held = new MessageQueue();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final BookDeltaDecoder heldDelta = new BookDeltaDecoder();
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final BookDeltaEncoder patch = new BookDeltaEncoder();

    private int heldUpdates;
    /** Whether the messages so far are a snapshot and an unbroken chain. */
    private boolean isWhole;
    /** Whether the next update is the first one behind a snapshot. */
    private boolean isJoining;

    private boolean hadSnapshot;
    /** Id up to which the messages so far tell the book. */
    private long bookUpdateId;

    private long unjoined;
    private long stale;
    private long redundantSnapshots;

    DepthJoiner(final DepthProxy proxy) {
        this.proxy = proxy;
    }

    void onSnapshot(final DepthUpdate snapshot, final long timeNs, final MessageQueue out) {
        if (isWhole && snapshot.lastUpdateId <= bookUpdateId) {
            redundantSnapshots++;
            return;
        }
        proxy.snapshot(snapshot, timeNs, out);
        hadSnapshot = true;
        isWhole = true;
        isJoining = true;
        bookUpdateId = snapshot.lastUpdateId;
        unjoined = 0;
        for (int i = heldUpdates; i > 0; i--) {
            joinFirstHeld(timeNs, out);
        }
    }

    void onUpdate(final DepthUpdate update, final long timeNs, final MessageQueue out) {
        if (isWhole && update.lastUpdateId <= bookUpdateId) {
            stale++;
            return;
        }
        final long prevUpdateId = follow(update.prevUpdateId, update.lastUpdateId);
        if (hadSnapshot) {
            proxy.delta(update, prevUpdateId, timeNs, out);
        } else {
            unjoined++;
        }
        if (!isWhole) {
            hold(update, timeNs);
        }
    }

    /** Updates that never found a snapshot. */
    long unjoined() {
        return unjoined;
    }

    /** Updates left out because the book contained them already. */
    long stale() {
        return stale;
    }

    /** Snapshots left out because the book was whole and further on. */
    long redundantSnapshots() {
        return redundantSnapshots;
    }

    /**
     * Takes an update into the chain; returns the predecessor that it is to name.
     *
     * <p>The venue asks of the first update {@code U <= id + 1 <= u} (spot) or {@code U <= id <= u} (futures) for the
     * snapshot's id. Both mean that nothing is missing between snapshot and update, which the predecessor
     * ({@code U - 1} or {@code pu}) tells exactly, holes in the numbers of futures included.
     */
    private long follow(final long prevUpdateId, final long lastUpdateId) {
        final boolean isOverlap = isWhole && isJoining && prevUpdateId <= bookUpdateId;
        final long named = isOverlap ? bookUpdateId : prevUpdateId;
        isWhole = isWhole && named == bookUpdateId;
        isJoining = false;
        bookUpdateId = lastUpdateId;
        return named;
    }

    private void hold(final DepthUpdate update, final long timeNs) {
        proxy.delta(update, update.prevUpdateId, timeNs, held);
        heldUpdates++;
        while (held.size() > MAX_HELD_BYTES) {
            dropFirstHeld();
        }
    }

    private void dropFirstHeld() {
        boolean isLast;
        do {
            wrapFirstHeld();
            isLast = heldDelta.lastChunk() != 0;
            held.pop();
        } while (!isLast);
        heldUpdates--;
    }

    /**
     * Passes on all chunks of the first update held back, or drops them. Behind a gap they are held back again at the
     * end.
     */
    private void joinFirstHeld(final long timeNs, final MessageQueue out) {
        wrapFirstHeld();
        final long lastUpdateId = heldDelta.lastUpdateId();
        if (lastUpdateId <= bookUpdateId) {
            stale++;
            dropFirstHeld();
            return;
        }
        final long prevUpdateId = follow(heldDelta.prevUpdateId(), lastUpdateId);
        boolean isLast;
        do {
            wrapFirstHeld();
            isLast = heldDelta.lastChunk() != 0;
            patch.wrapAndApplyHeader(held.buffer(), held.offset(), headerEncoder)
                    .prevUpdateId(prevUpdateId);
            out.appendFirstOf(held, timeNs);
            if (!isWhole) {
                held.appendFirstOf(held, timeNs);
            }
            held.pop();
        } while (!isLast);
        heldUpdates -= isWhole ? 1 : 0;
    }

    private void wrapFirstHeld() {
        heldDelta.wrapAndApplyHeader(held.buffer(), held.offset(), headerDecoder);
    }
}
