package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * The depth of one instrument, from chunked snapshots and deltas.
 *
 * <p>A snapshot makes the book complete. A delta that names the update before it must follow that update, or the book
 * is GAPPED and ignores deltas until the next complete snapshot; so it is when a chunk of an update is missing. A delta
 * without a chain always applies, and makes a book complete that never saw a snapshot. The status is judged at the last
 * chunk of an update: EMPTY without any level, CROSSED when the best bid is not below the best ask, else WHOLE. Between
 * the chunks of an update it stays what it was, while the levels are in motion: {@link #isUpdating}.
 */
public final class DepthBook extends ToppedBook implements Stateful {
    private static final int IDLE = 0;
    private static final int IN_SNAPSHOT = 1;
    private static final int IN_DELTA = 2;

    private final PriceLadder bids = PriceLadder.bids();
    private final PriceLadder asks = PriceLadder.asks();

    private BookStatus status = BookStatus.EMPTY;
    private boolean everComplete;
    private int phase = IDLE;
    private long updateId;

    /**
     * Applies a chunk of a snapshot; reads its groups from the start.
     *
     * @return {@link BookChange} bits; {@link BookChange#NONE} before the last chunk
     */
    public int apply(final BookSnapshotDecoder snapshot) {
        final long id = snapshot.lastUpdateId();
        if (snapshot.firstChunk() != 0) {
            bids.clear();
            asks.clear();
            phase = IN_SNAPSHOT;
        } else if (phase != IN_SNAPSHOT || updateId != id) {
            return gap();
        }
        updateId = id;
        readLevels(snapshot.sbeRewind());
        return snapshot.lastChunk() == 0 ? BookChange.NONE : complete();
    }

    /**
     * Applies a chunk of a delta; reads its groups from the start.
     *
     * @return {@link BookChange} bits; {@link BookChange#NONE} before the last chunk and for what is ignored
     */
    public int apply(final BookDeltaDecoder delta) {
        final boolean chained = delta.prevUpdateId() >= 0;
        if (status == BookStatus.GAPPED || (chained && !everComplete)) {
            return BookChange.NONE;
        }
        if (!continues(delta, chained)) {
            return gap();
        }
        phase = IN_DELTA;
        updateId = delta.lastUpdateId();
        readLevels(delta.sbeRewind());
        return delta.lastChunk() == 0 ? BookChange.NONE : complete();
    }

    private boolean continues(final BookDeltaDecoder delta, final boolean chained) {
        if (delta.firstChunk() == 0) {
            return phase == IN_DELTA && updateId == delta.lastUpdateId();
        }
        return phase == IDLE && (!chained || updateId == delta.prevUpdateId());
    }

    private void readLevels(final BookSnapshotDecoder snapshot) {
        final BookSnapshotDecoder.BidsDecoder bid = snapshot.bids();
        while (bid.hasNext()) {
            bid.next();
            setLevel(bids, bid.price(), bid.quantity());
        }
        final BookSnapshotDecoder.AsksDecoder ask = snapshot.asks();
        while (ask.hasNext()) {
            ask.next();
            setLevel(asks, ask.price(), ask.quantity());
        }
    }

    private void readLevels(final BookDeltaDecoder delta) {
        final BookDeltaDecoder.BidsDecoder bid = delta.bids();
        while (bid.hasNext()) {
            bid.next();
            setLevel(bids, bid.price(), bid.quantity());
        }
        final BookDeltaDecoder.AsksDecoder ask = delta.asks();
        while (ask.hasNext()) {
            ask.next();
            setLevel(asks, ask.price(), ask.quantity());
        }
    }

    private static void setLevel(final PriceLadder ladder, final long price, final long quantity) {
        if (quantity > 0) {
            ladder.put(price, quantity);
        } else {
            ladder.remove(price);
        }
    }

    private int complete() {
        phase = IDLE;
        everComplete = true;
        final boolean changed = top.set(best(bids), bestQuantity(bids), best(asks), bestQuantity(asks));
        final int topChange = changed ? BookChange.TOP : BookChange.NONE;
        return BookChange.LEVELS | topChange | enter(top.status());
    }

    private static long best(final PriceLadder ladder) {
        return ladder.size() == 0 ? 0 : ladder.price(0);
    }

    private static long bestQuantity(final PriceLadder ladder) {
        return ladder.size() == 0 ? TopOfBook.ABSENT : ladder.value(0);
    }

    private int gap() {
        phase = IDLE;
        return enter(BookStatus.GAPPED);
    }

    private int enter(final BookStatus next) {
        final int change = next == status ? BookChange.NONE : BookChange.STATUS;
        status = next;
        return change;
    }

    /** Whether chunks of an update are still to come, so that the levels are in motion. */
    public boolean isUpdating() {
        return phase != IDLE;
    }

    /** Id of the update that was applied last, or is being applied; meaningless before any. */
    public long lastUpdateId() {
        return updateId;
    }

    @Override
    public BookStatus status() {
        return status;
    }

    /** Levels as they stand, in motion while {@link #isUpdating}. */
    @Override
    public int levels(final Side side) {
        return ladder(side).size();
    }

    @Override
    public long price(final Side side, final int level) {
        return ladder(side).price(level);
    }

    @Override
    public long quantity(final Side side, final int level) {
        return ladder(side).value(level);
    }

    @Override
    public long quantityAt(final Side side, final long price) {
        final int position = ladder(side).find(price);
        return position < 0 ? 0 : ladder(side).valueAt(position);
    }

    private PriceLadder ladder(final Side side) {
        return side == Side.BUY ? bids : asks;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("status", status.value());
        sink.put("everComplete", everComplete);
        sink.put("phase", phase);
        sink.put("updateId", updateId);
        top.writeState(sink);
        writeLevels("bids", bids, sink);
        writeLevels("asks", asks, sink);
    }

    @Override
    public void readState(final StateSource source) {
        status = BookStatus.get((short) source.getInt("status"));
        everComplete = source.getBoolean("everComplete");
        phase = source.getInt("phase");
        updateId = source.get("updateId");
        top.readState(source);
        readLevels("bids", bids, source);
        readLevels("asks", asks, source);
    }

    private static void writeLevels(final String name, final PriceLadder ladder, final StateSink sink) {
        sink.section(name, ladder.size());
        for (int level = 0; level < ladder.size(); level++) {
            sink.put("price", ladder.price(level));
            sink.put("quantity", ladder.value(level));
        }
    }

    private static void readLevels(final String name, final PriceLadder ladder, final StateSource source) {
        final long count = source.section(name);
        for (long i = 0; i < count; i++) {
            ladder.put(source.get("price"), source.get("quantity"));
        }
    }
}
