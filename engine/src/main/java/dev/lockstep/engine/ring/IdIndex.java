package dev.lockstep.engine.ring;

/**
 * Numbers from 0 by id: an open hash table. Ids are spread by their high bits, multiplied: those of orders are multiples of a power of two, which a table that takes low bits crowds into a few chains.
 * Grows by doubling; does not allocate otherwise.
 */
final class IdIndex {
    /** No number: the id is not in the table. */
    static final int MISSING = -1;

    /** 2^64 divided by the golden ratio (D. Knuth, The Art of Computer Programming, vol. 3, section 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Ids, each with its number plus 1 behind it, which is 0 where nothing is; at most half of the places are taken. */
    private long[] entries;

    private int shift;
    private int size;

    /**
     * An empty table.
     *
     * @param most ids that it has room for at first, a power of two
     */
    IdIndex(final int most) {
        room(most);
    }

    private void room(final int most) {
        entries = new long[4 * most];
        shift = Long.numberOfLeadingZeros(2L * most) + 1;
    }

    /** The number of an id, or {@link #MISSING}. */
    int get(final long id) {
        return (int) entries[place(id) + 1] - 1;
    }

    /** Gives an id a number, another one if it has one. */
    void put(final long id, final int number) {
        final int place = place(id);
        final boolean isNew = entries[place + 1] == 0;
        entries[place] = id;
        entries[place + 1] = number + 1;
        if (isNew && ++size > entries.length / 4) {
            grow();
        }
    }

    /** Takes an id out and returns its number, or {@link #MISSING}. Those behind it in its chain move up, so nothing marks where it was. */
    int remove(final long id) {
        int hole = place(id);
        final int number = (int) entries[hole + 1] - 1;
        if (number == MISSING) {
            return MISSING;
        }
        size--;
        for (int next = after(hole); entries[next + 1] != 0; next = after(next)) {
            if (distance(start(entries[next]), next) >= distance(hole, next)) {
                entries[hole] = entries[next];
                entries[hole + 1] = entries[next + 1];
                hole = next;
            }
        }
        entries[hole + 1] = 0;
        return number;
    }

    private void grow() {
        final long[] old = entries;
        room(old.length / 2);
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                final int place = place(old[i]);
                entries[place] = old[i];
                entries[place + 1] = old[i + 1];
            }
        }
    }

    /** Where an id is, or where it would come. */
    private int place(final long id) {
        int place = start(id);
        while (entries[place + 1] != 0 && entries[place] != id) {
            place = after(place);
        }
        return place;
    }

    private int start(final long id) {
        return (int) (id * SPREAD >>> shift) << 1;
    }

    private int after(final int place) {
        return place + 2 & entries.length - 1;
    }

    private int distance(final int from, final int to) {
        return to - from & entries.length - 1;
    }
}
