package dev.lockstep.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.sbe.Side;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Books allocate nothing per event once their arrays have grown. */
final class BookAllocationTest {
    private static final int WARM_UP_EVENTS = 200_000;
    private static final int EVENTS = 200_000;
    /** What measuring itself, or a late compilation, may cost; far below one byte per event. */
    private static final long TOLERATED_BYTES = 20_000;

    private final BookMessages messages = new BookMessages();
    private final Random random = new Random(5);

    @Test
    void shouldNotAllocatePerOrderEvent() {
        final OrderBook book = new OrderBook();
        assertThat(allocatedBy(() -> orderEvent(book))).isLessThan(TOLERATED_BYTES);
        assertThat(book.orders()).isPositive();
    }

    @Test
    void shouldNotAllocatePerDelta() {
        final DepthBook book = new DepthBook();
        final long[] bids = new long[8];
        final long[] asks = new long[8];
        assertThat(allocatedBy(() -> depthEvent(book, bids, asks))).isLessThan(TOLERATED_BYTES);
        assertThat(book.levels(Side.BUY)).isPositive();
    }

    private void orderEvent(final OrderBook book) {
        final long id = random.nextInt(3000);
        final long price = 1000 + random.nextInt(200);
        switch (random.nextInt(4)) {
            case 0, 1 -> book.apply(messages.add(id, price < 1100 ? Side.BUY : Side.SELL, price, 10));
            case 2 -> book.apply(messages.cancel(id, 0));
            default -> book.apply(messages.execute(id, 4));
        }
    }

    private void depthEvent(final DepthBook book, final long[] bids, final long[] asks) {
        for (int i = 0; i < bids.length; i += 2) {
            bids[i] = 1000 - random.nextInt(200);
            bids[i + 1] = random.nextInt(3);
            asks[i] = 1001 + random.nextInt(200);
            asks[i + 1] = random.nextInt(3);
        }
        book.apply(messages.delta(-1, 1, true, true, bids, asks));
    }

    private static long allocatedBy(final Runnable event) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP_EVENTS; i++) {
            event.run();
        }
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < EVENTS; i++) {
            event.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
