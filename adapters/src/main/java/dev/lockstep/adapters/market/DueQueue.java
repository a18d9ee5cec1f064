package dev.lockstep.adapters.market;

/** A binary heap of instrument markets by (time of the next step, instrument index); only the first one ever changes its time. */
final class DueQueue {
    private final InstrumentMarket[] heap;

    /** Takes over the markets, which are sorted by (time, instrument index). */
    DueQueue(final InstrumentMarket[] sorted) {
        heap = sorted;
    }

    InstrumentMarket first() {
        return heap[0];
    }

    /** Puts the first market in its place after its time has grown. */
    void firstHasMoved() {
        final InstrumentMarket moved = heap[0];
        int hole = 0;
        for (int child = 1; child < heap.length; child = 2 * hole + 1) {
            if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], moved)) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = moved;
    }

    private static boolean isBefore(final InstrumentMarket a, final InstrumentMarket b) {
        return a.nextTimeNs() < b.nextTimeNs() || (a.nextTimeNs() == b.nextTimeNs() && a.instrument() < b.instrument());
    }
}
