package dev.lockstep.engine.ring;

import org.agrona.MutableDirectBuffer;

/**
 * Ids of orders: pure functions of (epoch of the run, input sequence, ordinal), so that a replay allots the same and no run
 * repeats those of another.
 */
public final class OrderIds {
    /** Longest instance name in a client order id. */
    public static final int MAX_INSTANCE_LENGTH = 6;

    /** Base 32, so that a digit is a shift and a mask: dividing was a quarter of the cost of a new order. */
    private static final int BITS_PER_DIGIT = 5;

    /** Digits of the largest id. */
    private static final int DIGITS = 13;

    private static final byte[] ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUV".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private OrderIds() {}

    /** Id of the order that the signal with the given ordinal asks for. Above 0, and increasing with sequence and ordinal. */
    public static long of(final int epoch, final long sequence, final int ordinal) {
        return ((long) epoch << (Limits.SEQUENCE_BITS + Limits.ORDINAL_BITS))
                | (sequence << Limits.ORDINAL_BITS)
                | ordinal;
    }

    /** Input sequence at which the order was asked for. */
    public static long sequence(final long orderId) {
        return (orderId >>> Limits.ORDINAL_BITS) & ((1L << Limits.SEQUENCE_BITS) - 1);
    }

    /** Epoch of the run that allotted the id. */
    public static int epoch(final long orderId) {
        return (int) (orderId >>> (Limits.SEQUENCE_BITS + Limits.ORDINAL_BITS));
    }

    /**
     * Writes the client order id: the instance's name, then the id in base 32 with leading zeros; at most 20 letters and digits, zero padded behind.
     *
     * @param instance name of this engine at its venues, 1 to 6 letters and digits
     */
    public static void putClientOrderId(
            final MutableDirectBuffer buffer,
            final int offset,
            final int length,
            final byte[] instance,
            final long orderId) {
        buffer.setMemory(offset, length, (byte) 0);
        buffer.putBytes(offset, instance);
        final int last = offset + instance.length + DIGITS - 1;
        long rest = orderId;
        for (int i = last; i > last - DIGITS; i--) {
            buffer.putByte(i, ALPHABET[(int) rest & ((1 << BITS_PER_DIGIT) - 1)]);
            rest >>>= BITS_PER_DIGIT;
        }
    }
}
