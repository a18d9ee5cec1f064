package dev.lockstep.adapters.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import java.util.TreeMap;

/** A book of plain maps, rebuilt from the depth feed; checks the chain of update ids and the flags of chunks. */
final class ReferenceDepthBook {
    private static final int MOST_LEVELS_A_CHUNK = 12;

    final TreeMap<Long, Long> bids = new TreeMap<>((a, b) -> Long.compare(b, a));
    final TreeMap<Long, Long> asks = new TreeMap<>();
    private long updateId;
    private boolean complete = true;

    /** Returns whether the book is whole after this chunk. */
    boolean apply(final BookSnapshotDecoder snapshot) {
        assertThat(snapshot.firstChunk() == 1).isEqualTo(complete);
        if (complete) {
            bids.clear();
            asks.clear();
            updateId = snapshot.lastUpdateId();
        }
        assertThat(snapshot.lastUpdateId()).isEqualTo(updateId);
        int levels = 0;
        for (final BookSnapshotDecoder.BidsDecoder bid : snapshot.bids()) {
            assertThat(bids.put(bid.price(), bid.quantity())).isNull();
            levels++;
        }
        for (final BookSnapshotDecoder.AsksDecoder ask : snapshot.asks()) {
            assertThat(asks.put(ask.price(), ask.quantity())).isNull();
            levels++;
        }
        assertThat(levels).isBetween(1, MOST_LEVELS_A_CHUNK);
        complete = snapshot.lastChunk() == 1;
        return complete;
    }

    /** Returns whether the book is whole after this chunk. */
    boolean apply(final BookDeltaDecoder delta) {
        assertThat(delta.firstChunk() == 1).isEqualTo(complete);
        if (complete) {
            assertThat(delta.prevUpdateId()).isEqualTo(updateId);
            assertThat(delta.lastUpdateId()).isGreaterThan(updateId);
            updateId = delta.lastUpdateId();
        }
        assertThat(delta.lastUpdateId()).isEqualTo(updateId);
        int levels = 0;
        for (final BookDeltaDecoder.BidsDecoder bid : delta.bids()) {
            put(bids, bid.price(), bid.quantity());
            levels++;
        }
        for (final BookDeltaDecoder.AsksDecoder ask : delta.asks()) {
            put(asks, ask.price(), ask.quantity());
            levels++;
        }
        assertThat(levels).isBetween(1, MOST_LEVELS_A_CHUNK);
        complete = delta.lastChunk() == 1;
        return complete;
    }

    private static void put(final TreeMap<Long, Long> side, final long price, final long quantity) {
        if (quantity == 0) {
            assertThat(side.remove(price)).isNotNull();
        } else {
            side.put(price, quantity);
        }
    }
}
