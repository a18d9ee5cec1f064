package dev.lockstep.engine.state;

import org.agrona.DirectBuffer;

/**
 * Takes a state word by word. Every number is one 64-bit word; the names are for people: an image and a hash leave them out.
 * Iterate in index order or over sorted keys, never in the order of a hash map.
 */
public interface StateSink {
    /**
     * Whether nothing is kept of what is written but a hash. A part that is large and changes little may then write a digest of its own, which every one of its changes was
     * folded into, instead of its content.
     */
    default boolean isDigest() {
        return false;
    }

    /** Starts a named group of {@code count} entries; the count is part of the state. */
    void section(String name, long count);

    /** Writes one word. */
    void put(String name, long value);

    /** Writes a double by its raw bits. */
    default void put(final String name, final double value) {
        put(name, Double.doubleToRawLongBits(value));
    }

    /** Writes a word of up to eight ASCII characters, the first in the lowest byte, zeros behind them. */
    default void putText(final String name, final long word) {
        put(name, word);
    }

    /** Writes a flag as 0 or 1. */
    default void put(final String name, final boolean value) {
        put(name, value ? 1L : 0L);
    }

    /** Writes bytes: their count as one word, then the bytes padded with zeros to whole words. */
    void put(String name, DirectBuffer buffer, int offset, int length);
}
