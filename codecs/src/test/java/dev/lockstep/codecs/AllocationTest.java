package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The arithmetic and the parsing of files allocate nothing, neither compiled nor interpreted. */
final class AllocationTest {
    private static final int CALLS = 20_000;
    /** What the measurement itself and class loading may cost; one object for each call would be far more. */
    private static final long SLACK_BYTES = 16_384;

    private long sink;

    @Test
    void shouldNotAllocate() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final byte[] text = "-64000.12345678".getBytes(StandardCharsets.US_ASCII);
        final Rounding[] roundings = Rounding.values();
        calculate(1, text, roundings);
        final long before = threads.getCurrentThreadAllocatedBytes();
        calculate(CALLS, text, roundings);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes by %d calls (%d)", CALLS, sink).isLessThan(SLACK_BYTES);
    }

    private void calculate(final int calls, final byte[] text, final Rounding[] roundings) {
        final SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < calls; i++) {
            final Rounding rounding = roundings[i % roundings.length];
            final long a = random.nextLong() >> 13;
            final long b = random.nextLong() >> 23;
            sink += FixedPoint.multiplyDivide(a, b, (1L << 50) + (a & 0xFFFF), rounding);
            sink += FixedPoint.divide(a >> 16, (b >> 3) | 1L << 30, rounding);
            sink += FixedPoint.notional(a >> 4, b >> 4, FixedPoint.ONE * 5, 6, rounding);
            sink += FixedPoint.notional(a >> 4, b >> 4, FixedPoint.ONE, 6, rounding);
            sink += FixedPoint.roundToIncrement(a, 12_500, rounding);
            sink += FixedPoint.fromDouble(a * 1e-9, rounding);
            sink += FixedPoint.parse(text, 0, text.length);
        }
    }
}
