package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of {@link DepthBook} written down once more, as plainly as can be: it remembers the books before and after
 * an update.
 */
final class ReferenceDepthBook implements BookView {
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private List<Long> lastTop = List.of();
    private BookStatus status = BookStatus.EMPTY;
    private boolean completedOnce;
    private Long appliedUpdate;
    private Long snapshotUnderWay;
    private Long deltaUnderWay;

    int apply(final BookSnapshotDecoder snapshot) {
        final long id = snapshot.lastUpdateId();
        if (snapshot.firstChunk() == 1) {
            bids.clear();
            asks.clear();
        } else if (snapshotUnderWay == null || snapshotUnderWay != id) {
            return breakOff();
        }
        deltaUnderWay = null;
        snapshotUnderWay = id;
        snapshot.bids().forEach(level -> put(bids, level.price(), level.quantity()));
        snapshot.asks().forEach(level -> put(asks, level.price(), level.quantity()));
        return snapshot.lastChunk() == 1 ? finish(id) : 0;
    }

    int apply(final BookDeltaDecoder delta) {
        final boolean chained = delta.prevUpdateId() != -1;
        if (status == BookStatus.GAPPED) {
            return 0;
        }
        if (chained && !completedOnce) {
            return 0;
        }
        final long id = delta.lastUpdateId();
        if (delta.firstChunk() == 1) {
            if (snapshotUnderWay != null || deltaUnderWay != null) {
                return breakOff();
            }
            if (chained && appliedUpdate != delta.prevUpdateId()) {
                return breakOff();
            }
        } else if (deltaUnderWay == null || deltaUnderWay != id) {
            return breakOff();
        }
        deltaUnderWay = id;
        delta.bids().forEach(level -> put(bids, level.price(), level.quantity()));
        delta.asks().forEach(level -> put(asks, level.price(), level.quantity()));
        return delta.lastChunk() == 1 ? finish(id) : 0;
    }

    private static void put(final TreeMap<Long, Long> side, final long price, final long quantity) {
        if (quantity == 0) {
            side.remove(price);
        } else {
            side.put(price, quantity);
        }
    }

    private int finish(final long id) {
        snapshotUnderWay = null;
        deltaUnderWay = null;
        appliedUpdate = id;
        completedOnce = true;
        final List<Long> top = List.of(bestBid(), bestBidQuantity(), bestAsk(), bestAskQuantity());
        final List<Long> before = lastTop.isEmpty() ? List.of(NO_PRICE, 0L, NO_PRICE, 0L) : lastTop;
        lastTop = top;
        return BookChange.LEVELS | (top.equals(before) ? 0 : BookChange.TOP) | become(judge());
    }

    private BookStatus judge() {
        if (bids.isEmpty() && asks.isEmpty()) {
            return BookStatus.EMPTY;
        }
        if (bids.isEmpty() || asks.isEmpty()) {
            return BookStatus.WHOLE;
        }
        return bids.firstKey() < asks.firstKey() ? BookStatus.WHOLE : BookStatus.CROSSED;
    }

    private int breakOff() {
        snapshotUnderWay = null;
        deltaUnderWay = null;
        return become(BookStatus.GAPPED);
    }

    private int become(final BookStatus next) {
        final boolean changed = next != status;
        status = next;
        return changed ? BookChange.STATUS : 0;
    }

    @Override
    public BookStatus status() {
        return status;
    }

    @Override
    public int levels(final Side side) {
        return map(side).size();
    }

    @Override
    public long price(final Side side, final int level) {
        return entry(side, level).getKey();
    }

    @Override
    public long quantity(final Side side, final int level) {
        return entry(side, level).getValue();
    }

    @Override
    public long quantityAt(final Side side, final long price) {
        return map(side).getOrDefault(price, 0L);
    }

    private Map.Entry<Long, Long> entry(final Side side, final int level) {
        return map(side).entrySet().stream().skip(level).findFirst().orElseThrow(IndexOutOfBoundsException::new);
    }

    private TreeMap<Long, Long> map(final Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
