package dev.lockstep.codecs;

import java.nio.ByteOrder;
import java.util.Objects;
import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A buffer of memory outside the heap, its own for good, for what every event is written to and read from. Encoders and decoders take it as any other; a field costs a quarter of what it costs in an
 * {@link UnsafeBuffer}. That one may stand for an array as well, so after each write the compiler takes every field of every object for changed, and loads buffer, offset, address and bounds again. Here it knows
 * that no object is written to.
 *
 * <p>Bounds are checked at each access, whatever {@code agrona.disable.bounds.checks} says. What is not written here is done as Agrona does it. Must not be wrapped around anything else. Any thread, one at a time.
 */
public final class NativeBuffer extends UnsafeBuffer {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private final long address;
    private final int length;

    /**
     * Allocates memory, all zero.
     *
     * @param length bytes
     * @param alignment of the first byte, a power of two
     */
    public NativeBuffer(final int length, final int alignment) {
        super(BufferUtil.allocateDirectAligned(length, alignment));
        this.length = length;
        address = addressOffset();
    }

    private long at(final int index, final int bytes) {
        return address + Objects.checkIndex(index, length - (bytes - 1));
    }

    @Override
    public long getLong(final int index, final ByteOrder order) {
        final long value = UnsafeApi.getLong(at(index, Long.BYTES));
        return order == NATIVE ? value : Long.reverseBytes(value);
    }

    @Override
    public long getLong(final int index) {
        return UnsafeApi.getLong(at(index, Long.BYTES));
    }

    @Override
    public void putLong(final int index, final long value, final ByteOrder order) {
        UnsafeApi.putLong(at(index, Long.BYTES), order == NATIVE ? value : Long.reverseBytes(value));
    }

    @Override
    public void putLong(final int index, final long value) {
        UnsafeApi.putLong(at(index, Long.BYTES), value);
    }

    @Override
    public int getInt(final int index, final ByteOrder order) {
        final int value = UnsafeApi.getInt(at(index, Integer.BYTES));
        return order == NATIVE ? value : Integer.reverseBytes(value);
    }

    @Override
    public int getInt(final int index) {
        return UnsafeApi.getInt(at(index, Integer.BYTES));
    }

    @Override
    public void putInt(final int index, final int value, final ByteOrder order) {
        UnsafeApi.putInt(at(index, Integer.BYTES), order == NATIVE ? value : Integer.reverseBytes(value));
    }

    @Override
    public void putInt(final int index, final int value) {
        UnsafeApi.putInt(at(index, Integer.BYTES), value);
    }

    @Override
    public short getShort(final int index, final ByteOrder order) {
        final short value = UnsafeApi.getShort(at(index, Short.BYTES));
        return order == NATIVE ? value : Short.reverseBytes(value);
    }

    @Override
    public short getShort(final int index) {
        return UnsafeApi.getShort(at(index, Short.BYTES));
    }

    @Override
    public void putShort(final int index, final short value, final ByteOrder order) {
        UnsafeApi.putShort(at(index, Short.BYTES), order == NATIVE ? value : Short.reverseBytes(value));
    }

    @Override
    public void putShort(final int index, final short value) {
        UnsafeApi.putShort(at(index, Short.BYTES), value);
    }

    @Override
    public byte getByte(final int index) {
        return UnsafeApi.getByte(at(index, Byte.BYTES));
    }

    @Override
    public void putByte(final int index, final byte value) {
        UnsafeApi.putByte(at(index, Byte.BYTES), value);
    }
}
