package dev.lockstep.engine.execution;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import java.util.Arrays;

/**
 * What works at the venue of an order of which the core shows one slice after the other. A slice goes out when all of the one before has been filled, and all its fills have been told; so one slice works at a
 * time, and whatever is reported of an earlier one is late. Quantities are scaled by 10^8.
 */
final class Slice {
    private static final int FEW = 16;

    /** By which the venue knows it; the first has the order's own. */
    long id;
    /** Its total in force. */
    long quantity;
    /** What was filled of the order, but not by it. */
    long filledBefore;
    /** Its total once the replace that is on its way is done. */
    long asked;
    /** No more are to follow, since it was to be cancelled; even if that is refused, or came too late for it. */
    boolean isLast;
    /** Ids of those before it, in their order. */
    private long[] earlier = new long[FEW];

    private int earlierCount;

    /** The first slice of an order. */
    void start(final long orderId, final long first) {
        id = orderId;
        quantity = first;
        filledBefore = 0;
        asked = 0;
        isLast = false;
        earlierCount = 0;
    }

    /** The next slice of an order, of which so much has been filled. */
    void next(final long nextId, final long next, final long filled) {
        if (earlierCount == earlier.length) {
            earlier = Arrays.copyOf(earlier, earlierCount * 2);
        }
        earlier[earlierCount++] = id;
        id = nextId;
        quantity = next;
        filledBefore = filled;
    }

    int earlierCount() {
        return earlierCount;
    }

    long earlier(final int i) {
        return earlier[i];
    }

    /** Whether all of it has been filled, given what was filled of the order. */
    boolean isFilled(final long cumQuantity) {
        return cumQuantity - filledBefore >= quantity;
    }

    /** What will have been filled of the order when it is filled. */
    long end() {
        return filledBefore + quantity;
    }

    /** What its total is to be when the order's is changed. It keeps its size, and so its place in the queue, unless less is left than that. */
    long under(final long total) {
        return Math.min(quantity, total - filledBefore);
    }

    /**
     * How much is shown next.
     *
     * @param rest what is left of the order, above 0
     * @param shown what the order may show, at least {@code least}
     * @param least what the venue takes at least
     * @return at most {@code shown}, and so that what is left after it is nothing or not too little for the venue; all of the rest where that can't be
     */
    static long size(final long rest, final long shown, final long least) {
        if (rest <= shown) {
            return rest;
        }
        if (rest - shown >= least) {
            return shown;
        }
        return rest - least >= least ? rest - least : rest;
    }

    /** All but the id. */
    void writeState(final StateSink sink) {
        sink.put("sliceQuantity", quantity);
        sink.put("sliceFilledBefore", filledBefore);
        sink.put("sliceAsked", asked);
        sink.put("sliceIsLast", isLast);
        sink.section("earlierSlices", earlierCount);
        for (int i = 0; i < earlierCount; i++) {
            sink.put("earlierSlice", earlier[i]);
        }
    }

    void readState(final long restoredId, final StateSource source) {
        id = restoredId;
        quantity = source.get("sliceQuantity");
        filledBefore = source.get("sliceFilledBefore");
        asked = source.get("sliceAsked");
        isLast = source.getBoolean("sliceIsLast");
        earlierCount = (int) source.section("earlierSlices");
        earlier = new long[Math.max(FEW, earlierCount)];
        for (int i = 0; i < earlierCount; i++) {
            earlier[i] = source.get("earlierSlice");
        }
    }
}
