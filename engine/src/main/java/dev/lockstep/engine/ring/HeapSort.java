package dev.lockstep.engine.ring;

/** Sorts longs in place. {@code Arrays.sort} allocates where it finds runs, from a size on that differs between JDKs. */
final class HeapSort {
    private HeapSort() {}

    /** Sorts the first {@code size} values in ascending order. */
    static void sort(final long[] values, final int size) {
        for (int parent = size / 2 - 1; parent >= 0; parent--) {
            siftDown(values, parent, size);
        }
        for (int last = size - 1; last > 0; last--) {
            final long largest = values[0];
            values[0] = values[last];
            values[last] = largest;
            siftDown(values, 0, last);
        }
    }

    private static void siftDown(final long[] values, final int from, final int size) {
        final long value = values[from];
        int hole = from;
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && values[child + 1] > values[child]) {
                child++;
            }
            if (values[child] <= value) {
                break;
            }
            values[hole] = values[child];
            hole = child;
        }
        values[hole] = value;
    }
}
