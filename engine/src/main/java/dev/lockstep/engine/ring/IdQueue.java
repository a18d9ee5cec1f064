package dev.lockstep.engine.ring;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/**
 * Ids in the order (key, id), such as timers by deadline or stops by trigger: a binary heap with the position of every id, so that moving and
 * removing are logarithmic. Grows by doubling; does not allocate otherwise.
 */
public final class IdQueue implements Stateful {
    /** Key of an id that is not in the queue, behind every other. */
    public static final long NONE = Deadline.NONE;

    private static final int INITIAL_CAPACITY = 16;

    private final IdIndex positions = new IdIndex(INITIAL_CAPACITY);
    private long[] keys = new long[INITIAL_CAPACITY];
    private long[] ids = new long[INITIAL_CAPACITY];
    private long[] sorted = new long[INITIAL_CAPACITY];
    private int size;

    /** Puts an id in, or moves it to another key; {@link #NONE} takes it out. */
    public void put(final long id, final long key) {
        final int position = positions.get(id);
        if (key == NONE) {
            if (position != IdIndex.MISSING) {
                removeAt(position);
            }
        } else if (position == IdIndex.MISSING) {
            insert(id, key);
        } else if (keys[position] != key) {
            keys[position] = key;
            siftDown(siftUp(position));
        }
    }

    /** The first key, or {@link #NONE}. */
    public long firstKey() {
        return size == 0 ? NONE : keys[0];
    }

    /** Whether the first key is at most the given one. */
    public boolean isDue(final long key) {
        return size != 0 && keys[0] <= key;
    }

    /** Takes the first id out and returns it; only if {@link #isDue}. */
    public long poll() {
        final long id = ids[0];
        removeAt(0);
        return id;
    }

    private void insert(final long id, final long key) {
        if (size == ids.length) {
            keys = Arrays.copyOf(keys, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
            sorted = new long[size * 2];
        }
        place(size, id, key);
        siftUp(size++);
    }

    private void removeAt(final int position) {
        positions.remove(ids[position]);
        size--;
        if (position != size) {
            place(position, ids[size], keys[size]);
            siftDown(siftUp(position));
        }
    }

    private int siftUp(final int from) {
        int position = from;
        while (position > 0) {
            final int parent = (position - 1) >>> 1;
            if (!isBefore(position, parent)) {
                break;
            }
            swap(position, parent);
            position = parent;
        }
        return position;
    }

    private void siftDown(final int from) {
        int position = from;
        while (true) {
            int child = 2 * position + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && isBefore(child + 1, child)) {
                child++;
            }
            if (!isBefore(child, position)) {
                return;
            }
            swap(position, child);
            position = child;
        }
    }

    private boolean isBefore(final int a, final int b) {
        return keys[a] != keys[b] ? keys[a] < keys[b] : ids[a] < ids[b];
    }

    private void swap(final int a, final int b) {
        final long id = ids[a];
        final long key = keys[a];
        place(a, ids[b], keys[b]);
        place(b, id, key);
    }

    private void place(final int position, final long id, final long key) {
        ids[position] = id;
        keys[position] = key;
        positions.put(id, position);
    }

    /** The heap's shape depends on history, so the state is written in the order of ids. */
    @Override
    public void writeState(final StateSink sink) {
        sink.section("queued", size);
        System.arraycopy(ids, 0, sorted, 0, size);
        HeapSort.sort(sorted, size);
        for (int i = 0; i < size; i++) {
            sink.put("id", sorted[i]);
            sink.put("key", keys[positions.get(sorted[i])]);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("queued"); count > 0; count--) {
            final long id = source.get("id");
            put(id, source.get("key"));
        }
    }
}
