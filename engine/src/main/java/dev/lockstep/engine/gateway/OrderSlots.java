package dev.lockstep.engine.gateway;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.BitUtil;

/**
 * Order ids and their instruments in a table of fixed size, by open addressing. One thread adds; that one and one other remove; any reads. No
 * operation waits for another, and none allocates.
 *
 * <p>An id is put into the first free slot from its home on. How far ids of one home ever stood from it is kept beside the table, and nothing moves: so removing leaves a hole
 * that needs no mark, and a search knows where to end. The table is at most half full, which keeps the distances short.
 */
final class OrderSlots {
    /** What stands in a slot without an order; order ids are above it. */
    static final long FREE = 0;

    private static final int NONE = -1;
    /** Cells of a slot: the order id, and its instrument. */
    private static final int CELLS = 2;

    private final AtomicLongArray cells;
    private final AtomicIntegerArray reach;
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong withdrawn = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final int capacity;
    private final int size;
    private final int shift;

    /**
     * An empty table.
     *
     * @param capacity most orders, 1 to 2^27
     */
    OrderSlots(final int capacity) {
        this.capacity = capacity;
        size = BitUtil.findNextPositivePowerOfTwo(2 * capacity);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
        cells = new AtomicLongArray(CELLS * size);
        reach = new AtomicIntegerArray(size);
    }

    /** Adds an id that is not in the table; on the adding thread. Returns false if the table is full. */
    boolean add(final long id, final int instrument) {
        if (count() >= capacity) {
            return false;
        }
        final int home = home(id);
        int distance = 0;
        while (id(slot(home, distance)) != FREE) {
            distance++;
        }
        if (distance > reach.getPlain(home)) {
            reach.setRelease(home, distance);
        }
        final int slot = slot(home, distance);
        cells.setRelease(CELLS * slot + 1, instrument);
        cells.setRelease(CELLS * slot, id);
        added.setRelease(added.getPlain() + 1);
        return true;
    }

    /** Takes back an id that was added in vain; on the adding thread. */
    void withdraw(final long id) {
        remove(id, withdrawn);
    }

    /** Takes out an id that has ended, on the other thread. Returns whether it was there. */
    boolean end(final long id) {
        return remove(id, ended);
    }

    private boolean remove(final long id, final AtomicLong counter) {
        final int slot = find(id);
        // Both threads may take out one id at the same time; it counts once.
        if (slot == NONE || !cells.compareAndSet(CELLS * slot, id, FREE)) {
            return false;
        }
        counter.setRelease(counter.getPlain() + 1);
        return true;
    }

    /** Slot of an id, or a negative number. */
    int find(final long id) {
        final int home = home(id);
        for (int distance = reach.getAcquire(home); distance >= 0; distance--) {
            final int slot = slot(home, distance);
            if (id(slot) == id) {
                return slot;
            }
        }
        return NONE;
    }

    /** Number of slots. */
    int size() {
        return size;
    }

    /** Id of the order in a slot, or {@link #FREE}. */
    long id(final int slot) {
        return cells.get(CELLS * slot);
    }

    /** Instrument of the order in a slot; that of {@code id} only if {@link #id} still says so afterwards. */
    int instrument(final int slot) {
        return (int) cells.getAcquire(CELLS * slot + 1);
    }

    /**
     * Orders in the table; from any thread. While others are at work it may say more than there ever were, but never fewer than there are: what left is read before
     * what came.
     */
    int count() {
        final long left = ended.getAcquire() + withdrawn.getAcquire();
        return (int) (added.getAcquire() - left);
    }

    private int home(final long id) {
        // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, 6.4): ids that follow each other are
        // spread evenly.
        return (int) (id * 0x9E37_79B9_7F4A_7C15L >>> shift);
    }

    private int slot(final int home, final int distance) {
        return home + distance & size - 1;
    }
}
