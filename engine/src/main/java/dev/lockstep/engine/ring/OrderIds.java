package dev.lockstep.engine.ring;

/**
 * Ids of orders: pure functions of (epoch of the run, input sequence, ordinal), so that a replay allots the same and no run
 * repeats those of another.
 */
public final class OrderIds {
    private OrderIds() {}

    /** Id of the order that the signal with the given ordinal asks for. Above 0, and increasing with sequence and ordinal. */
    public static long of(final int epoch, final long sequence, final int ordinal) {
        return ((long) epoch << (Limits.SEQUENCE_BITS + Limits.ORDINAL_BITS))
                | (sequence << Limits.ORDINAL_BITS)
                | ordinal;
    }

    /** Number of an input among those of all runs: larger than that of every earlier one, of runs with smaller epochs, too. With epoch 0 it is the sequence. */
    public static long input(final int epoch, final long sequence) {
        return (long) epoch << Limits.SEQUENCE_BITS | sequence;
    }

    /** Id of the request with the given number, from 0, of an event; a different one from those of its orders. */
    public static long request(final int epoch, final long sequence, final int number) {
        return of(epoch, sequence, Limits.SIGNALS_PER_EVENT + number);
    }

    /**
     * Id of a request that the kill latch makes by itself: those of an epoch take the sequences above {@link Limits#MAX_SEQUENCE}, which no input has,
     * with all their ordinals. So the latch, which knows nothing of the core, never repeats an id of the core's.
     *
     * @param number of the request in this run, from 0
     * @throws IllegalArgumentException if the number is negative or {@link Limits#MAX_LATCH_REQUESTS} or more
     */
    public static long latchRequest(final int epoch, final long number) {
        if (number < 0 || number >= Limits.MAX_LATCH_REQUESTS) {
            throw new IllegalArgumentException("request " + number + " of the kill latch; ids tell only 0 to "
                    + (Limits.MAX_LATCH_REQUESTS - 1) + " apart in one run");
        }
        return of(epoch, Limits.MAX_SEQUENCE + 1, 0) + number;
    }

    /** Whether an id is one of {@link #latchRequest}. */
    public static boolean isLatchRequest(final long requestId) {
        return sequence(requestId) > Limits.MAX_SEQUENCE;
    }

    /** Input sequence at which the order was asked for. */
    public static long sequence(final long orderId) {
        return (orderId >>> Limits.ORDINAL_BITS) & ((1L << Limits.SEQUENCE_BITS) - 1);
    }

    /** Epoch of the run that allotted the id. */
    public static int epoch(final long orderId) {
        return (int) (orderId >>> (Limits.SEQUENCE_BITS + Limits.ORDINAL_BITS));
    }
}
