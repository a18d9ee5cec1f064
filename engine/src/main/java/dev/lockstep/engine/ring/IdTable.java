package dev.lockstep.engine.ring;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Reused objects by id: found in constant time, walked in the order of ids. Grows by doubling; an object that was removed is
 * handed out again, so nothing is allocated once the table has reached its working size.
 *
 * @param <T> what is kept; the caller fills an added object in
 */
public final class IdTable<T> {
    private static final int INITIAL_CAPACITY = 64;

    private final Supplier<T> factory;
    private final IdIndex positions = new IdIndex(INITIAL_CAPACITY);
    private Object[] objects = new Object[INITIAL_CAPACITY];
    private long[] ids = new long[INITIAL_CAPACITY];
    private long[] sorted = new long[INITIAL_CAPACITY];
    private int size;

    /** An empty table. */
    public IdTable(final Supplier<T> factory) {
        this.factory = factory;
    }

    /** The object of an id, or null. */
    public T find(final long id) {
        final int position = positions.get(id);
        return position == IdIndex.MISSING ? null : at(position);
    }

    /** A place for an id that is not in the table, to be filled in. */
    public T add(final long id) {
        grow();
        if (objects[size] == null) {
            objects[size] = factory.get();
        }
        return keep(id);
    }

    /** Puts in an object that was read back, under an id that is not in the table. */
    public void put(final long id, final T object) {
        grow();
        objects[size] = object;
        keep(id);
    }

    private void grow() {
        if (size == ids.length) {
            objects = Arrays.copyOf(objects, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
            sorted = new long[size * 2];
        }
    }

    private T keep(final long id) {
        ids[size] = id;
        positions.put(id, size);
        return at(size++);
    }

    /** Removes an id if it is there; its object may be handed out again. */
    public void remove(final long id) {
        final int position = positions.remove(id);
        if (position == IdIndex.MISSING) {
            return;
        }
        size--;
        if (position != size) {
            final Object removed = objects[position];
            objects[position] = objects[size];
            objects[size] = removed;
            ids[position] = ids[size];
            positions.put(ids[position], position);
        }
    }

    /** Number of objects. */
    public int size() {
        return size;
    }

    /** Sorts the ids for a walk with {@link #inOrder}, which holds until the table changes. */
    public void sort() {
        System.arraycopy(ids, 0, sorted, 0, size);
        HeapSort.sort(sorted, size);
    }

    /** The object with the i-th smallest id, after {@link #sort}. */
    public T inOrder(final int i) {
        return find(sorted[i]);
    }

    /** Number of objects whose id is at most the given one, as of the last {@link #sort}: where to go on with a walk. */
    public int countUpTo(final long id) {
        final int found = Arrays.binarySearch(sorted, 0, size, id);
        return found >= 0 ? found + 1 : -found - 1;
    }

    @SuppressWarnings("unchecked") // Only the factory's products are stored.
    private T at(final int position) {
        return (T) objects[position];
    }
}
