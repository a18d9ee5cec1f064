package dev.lockstep.engine.state;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A state as bytes: the canonical form that opens a run, makes a snapshot, and restores a core. Little-endian words, no names.
 * Grows as needed, so not for the hot path.
 */
public final class StateImage implements StateSink, StateSource {
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private int length;
    private int position;

    /** An empty image, to be written or appended to. */
    public StateImage() {}

    /** The image of an object. */
    public static StateImage of(final Stateful stateful) {
        final StateImage image = new StateImage();
        stateful.writeState(image);
        return image;
    }

    /** Appends a chunk of another image's bytes. */
    public void append(final DirectBuffer chunk, final int offset, final int count) {
        buffer.putBytes(length, chunk, offset, count);
        length += count;
    }

    /**
     * Restores a fresh object.
     *
     * @throws IllegalStateException if the image is longer or shorter than what the object reads
     */
    public void restore(final Stateful stateful) {
        position = 0;
        stateful.readState(this);
        if (position != length) {
            throw new IllegalStateException("state image has " + length + " bytes but " + position
                    + " were read: it is of another configuration");
        }
    }

    /** The image's bytes, from 0 to {@link #length}. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Length in bytes. */
    public int length() {
        return length;
    }

    @Override
    public void section(final String name, final long count) {
        put(name, count);
    }

    @Override
    public void put(final String name, final long value) {
        buffer.putLong(length, value, ByteOrder.LITTLE_ENDIAN);
        length += Long.BYTES;
    }

    @Override
    public void put(final String name, final DirectBuffer bytes, final int offset, final int count) {
        put(name, count);
        buffer.putBytes(length, bytes, offset, count);
        final int padded = pad(count);
        buffer.setMemory(length + count, padded - count, (byte) 0);
        length += padded;
    }

    @Override
    public long section(final String name) {
        return get(name);
    }

    @Override
    public long get(final String name) {
        if (position + Long.BYTES > length) {
            throw new IllegalStateException("state image ends at byte " + length + " where '" + name + "' is expected");
        }
        final long value = buffer.getLong(position, ByteOrder.LITTLE_ENDIAN);
        position += Long.BYTES;
        return value;
    }

    @Override
    public int getBytes(final String name, final MutableDirectBuffer target, final int offset) {
        final int count = getInt(name);
        if (count < 0 || position + pad(count) > length) {
            throw new IllegalStateException("state image has no " + count + " bytes left for '" + name + "'");
        }
        target.putBytes(offset, buffer, position, count);
        position += pad(count);
        return count;
    }

    private static int pad(final int count) {
        return (count + Long.BYTES - 1) & -Long.BYTES;
    }
}
