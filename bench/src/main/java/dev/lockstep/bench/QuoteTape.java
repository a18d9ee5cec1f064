package dev.lockstep.bench;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import java.util.SplittableRandom;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Quotes of one instrument, encoded beforehand, so that no parser is measured: one in four moves the midpoint by a tick, and each brings another size than
 * the one before, so that none is without effect. The tape is walked round and round, and is the same on every machine.
 */
public final class QuoteTape {
    /** Quotes on the tape, a power of two: four megabytes, so that reading them is a small part of handling them. */
    public static final int SIZE = 1 << 16;

    /** Around which the midpoint walks, scaled by 10^8. */
    public static final long MEAN_PRICE = 100 * FixedPoint.ONE;

    /** Tick size, scaled by 10^8. */
    public static final long TICK = FixedPoint.ONE / 100;

    private static final int MAX_DISTANCE_TICKS = 500;

    /** Least bid on the tape, scaled by 10^8. */
    static final long LOWEST_PRICE = MEAN_PRICE - MAX_DISTANCE_TICKS * TICK;

    /** Greatest ask on the tape, scaled by 10^8. */
    static final long HIGHEST_PRICE = MEAN_PRICE + (MAX_DISTANCE_TICKS + 1) * TICK;

    /** Bytes of each message with its SBE header. */
    public static final int MESSAGE_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + QuoteEncoder.BLOCK_LENGTH;

    private static final int MASK = SIZE - 1;
    private static final int STRIDE = 64;
    private static final long SEED = 20_260_101L;
    private static final int[] STEPS = {-1, 0, 0, 0, 0, 0, 0, 1};
    private static final int MAX_LOTS = 100;

    private final UnsafeBuffer messages = new UnsafeBuffer(BufferUtil.allocateDirectAligned(SIZE * STRIDE, STRIDE));

    /** Encodes the tape. */
    public QuoteTape() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final QuoteEncoder quote = new QuoteEncoder();
        int distance = 0;
        for (int i = 0; i < SIZE; i++) {
            final int step = STEPS[random.nextInt(STEPS.length)];
            distance = Math.abs(distance + step) > MAX_DISTANCE_TICKS ? distance : distance + step;
            final long bid = MEAN_PRICE + distance * TICK;
            quote.wrapAndApplyHeader(messages, i * STRIDE, header)
                    .instrument(0)
                    .exchangeTimeNs(i)
                    .receiveTimeNs(i)
                    .bidPrice(bid)
                    .bidQuantity(2 * lots(random) + (i & 1) * FixedPoint.ONE)
                    .askPrice(bid + TICK)
                    .askQuantity(lots(random));
        }
    }

    private static long lots(final SplittableRandom random) {
        return random.nextInt(1, MAX_LOTS + 1) * FixedPoint.ONE;
    }

    /** All messages; the n-th is at {@link #offset} and has {@link #MESSAGE_LENGTH} bytes. */
    public DirectBuffer buffer() {
        return messages;
    }

    /** Where the n-th quote starts; n from 0, without an end. */
    public int offset(final long n) {
        return ((int) n & MASK) * STRIDE;
    }
}
