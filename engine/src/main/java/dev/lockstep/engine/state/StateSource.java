package dev.lockstep.engine.state;

import org.agrona.MutableDirectBuffer;

/** Gives back, in the same order, what was written to a {@link StateSink}. */
public interface StateSource {
    /** The count of the next section. */
    long section(String name);

    /** The next word. */
    long get(String name);

    /** The next word as an int; state that does not fit is damaged. */
    default int getInt(final String name) {
        return Math.toIntExact(get(name));
    }

    /** The next word as a double. */
    default double getDouble(final String name) {
        return Double.longBitsToDouble(get(name));
    }

    /** The next word as a flag. */
    default boolean getBoolean(final String name) {
        return get(name) != 0;
    }

    /**
     * Copies the next bytes.
     *
     * @return how many
     */
    int getBytes(String name, MutableDirectBuffer target, int offset);
}
