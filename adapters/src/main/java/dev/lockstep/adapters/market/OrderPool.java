package dev.lockstep.adapters.market;

/**
 * The resting orders of one book in preallocated arrays, named by slot. The links chain the orders of a level in time order; they belong
 * to {@link BookSide}.
 */
final class OrderPool {
    static final int NONE = -1;

    final long[] id;
    final int[] side;
    final long[] tick;
    final long[] lots;
    final int[] next;
    final int[] previous;

    /** A permutation of all slots: first the ones in use, then the free ones; and its inverse. */
    private final int[] slotAtRank;

    private final int[] rankOfSlot;
    private int size;

    OrderPool(final int capacity) {
        id = new long[capacity];
        side = new int[capacity];
        tick = new long[capacity];
        lots = new long[capacity];
        next = new int[capacity];
        previous = new int[capacity];
        slotAtRank = new int[capacity];
        rankOfSlot = new int[capacity];
        for (int i = 0; i < capacity; i++) {
            slotAtRank[i] = i;
            rankOfSlot[i] = i;
        }
    }

    int size() {
        return size;
    }

    /** The slot of the order with a rank of 0 until {@link #size}; ranks change whenever an order leaves. */
    int slotAtRank(final int rank) {
        return slotAtRank[rank];
    }

    int take() {
        return slotAtRank[size++];
    }

    void release(final int slot) {
        final int rank = rankOfSlot[slot];
        final int lastSlot = slotAtRank[--size];
        slotAtRank[rank] = lastSlot;
        rankOfSlot[lastSlot] = rank;
        slotAtRank[size] = slot;
        rankOfSlot[slot] = size;
    }
}
