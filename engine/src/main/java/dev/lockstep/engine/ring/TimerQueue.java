package dev.lockstep.engine.ring;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Timers of one stage, in the order (deadline, id): a binary heap with the position of every id, so that arming anew and
 * cancelling are logarithmic. Grows by doubling; does not allocate otherwise.
 */
public final class TimerQueue implements Stateful {
    private static final int INITIAL_CAPACITY = 64;
    private static final long MISSING = -1;

    private final Long2LongHashMap positions = new Long2LongHashMap(INITIAL_CAPACITY * 2, 0.5f, MISSING);
    private long[] deadlines = new long[INITIAL_CAPACITY];
    private long[] ids = new long[INITIAL_CAPACITY];
    private long[] sorted = new long[INITIAL_CAPACITY];
    private int size;

    /** Arms a timer, or moves an armed one; {@link Deadline#NONE} cancels. */
    public void arm(final long id, final long deadlineNs) {
        final int position = (int) positions.get(id);
        if (deadlineNs == Deadline.NONE) {
            if (position != MISSING) {
                removeAt(position);
            }
        } else if (position == MISSING) {
            insert(id, deadlineNs);
        } else if (deadlines[position] != deadlineNs) {
            deadlines[position] = deadlineNs;
            siftDown(siftUp(position));
        }
    }

    /** The earliest deadline, or {@link Deadline#NONE}. */
    public long nextDeadlineNs() {
        return size == 0 ? Deadline.NONE : deadlines[0];
    }

    /** Whether a timer is due at the given time. */
    public boolean isDue(final long deadlineNs) {
        return size != 0 && deadlines[0] <= deadlineNs;
    }

    /** Takes the first timer off and returns its id; only if {@link #isDue}. */
    public long poll() {
        final long id = ids[0];
        removeAt(0);
        return id;
    }

    private void insert(final long id, final long deadlineNs) {
        if (size == ids.length) {
            deadlines = Arrays.copyOf(deadlines, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
            sorted = new long[size * 2];
        }
        place(size, id, deadlineNs);
        siftUp(size++);
    }

    private void removeAt(final int position) {
        positions.remove(ids[position]);
        size--;
        if (position != size) {
            place(position, ids[size], deadlines[size]);
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
        return deadlines[a] != deadlines[b] ? deadlines[a] < deadlines[b] : ids[a] < ids[b];
    }

    private void swap(final int a, final int b) {
        final long id = ids[a];
        final long deadline = deadlines[a];
        place(a, ids[b], deadlines[b]);
        place(b, id, deadline);
    }

    private void place(final int position, final long id, final long deadlineNs) {
        ids[position] = id;
        deadlines[position] = deadlineNs;
        positions.put(id, position);
    }

    /** The heap's shape depends on history, so the state is written in the order of ids. */
    @Override
    public void writeState(final StateSink sink) {
        sink.section("timers", size);
        System.arraycopy(ids, 0, sorted, 0, size);
        HeapSort.sort(sorted, size);
        for (int i = 0; i < size; i++) {
            sink.put("id", sorted[i]);
            sink.put("deadlineNs", deadlines[(int) positions.get(sorted[i])]);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("timers"); count > 0; count--) {
            final long id = source.get("id");
            arm(id, source.get("deadlineNs"));
        }
    }
}
