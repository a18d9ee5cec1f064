package dev.lockstep.bench;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.engine.run.WaitMode;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * One round of what no engine with these journals and threads can undercut: for each quote a bare append of its size, a hop over a bare ring if the core has a
 * thread of its own, and for every tenth a bare append of an order's size. Quotes are due as they are for the engine.
 */
final class LatencyFloor {
    private static final int RING_SIZE = 1_024;
    private static final int QUOTE_RECORD_LENGTH = RecordHeader.LENGTH + QuoteTape.MESSAGE_LENGTH;
    private static final int ORDER_RECORD_LENGTH =
            RecordHeader.LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + NewOrderEncoder.BLOCK_LENGTH;

    private final LatencyOptions options;

    LatencyFloor(final LatencyOptions options) {
        this.options = options;
    }

    /** What goes over the ring: the number of a quote. */
    private static final class Cell {
        private int quote;
    }

    /** With nothing done at all: the lateness that the machine itself adds, whatever runs on it. */
    Histogram runIdle() {
        final Schedule schedule = new Schedule(options);
        injectAll(schedule, quote -> {
            if (Schedule.leadsToOrder(quote)) {
                schedule.record(quote);
            }
        });
        return schedule.histogram();
    }

    /** Both appends on one thread. */
    Histogram runInline() {
        final Schedule schedule = new Schedule(options);
        try (Scratch scratch = new Scratch(options.directory());
                BareQueue in = new BareQueue(scratch.directory().resolve("in"), false);
                BareQueue out = new BareQueue(scratch.directory().resolve("out"), false)) {
            injectAll(schedule, quote -> {
                in.append(QUOTE_RECORD_LENGTH);
                order(schedule, out, quote);
            });
        }
        return schedule.histogram();
    }

    /** The second append behind a hop. */
    Histogram runHop() {
        final Schedule schedule = new Schedule(options);
        final Disruptor<Cell> disruptor = new Disruptor<>(
                Cell::new, RING_SIZE, Thread::new, ProducerType.SINGLE, waitStrategy(options.waitMode()));
        try (Scratch scratch = new Scratch(options.directory());
                BareQueue in = new BareQueue(scratch.directory().resolve("in"), false);
                BareQueue out = new BareQueue(scratch.directory().resolve("out"), false)) {
            final EventHandler<Cell> core = (cell, sequence, endOfBatch) -> order(schedule, out, cell.quote);
            disruptor.handleEventsWith(core);
            final RingBuffer<Cell> ring = disruptor.start();
            injectAll(schedule, quote -> {
                in.append(QUOTE_RECORD_LENGTH);
                final long sequence = ring.next();
                ring.get(sequence).quote = quote;
                ring.publish(sequence);
            });
            disruptor.shutdown();
        }
        return schedule.histogram();
    }

    private static void order(final Schedule schedule, final BareQueue out, final int quote) {
        if (Schedule.leadsToOrder(quote)) {
            out.append(ORDER_RECORD_LENGTH);
            schedule.record(quote);
        }
    }

    private static void injectAll(final Schedule schedule, final IntConsumer inject) {
        final IdleStrategy idle = new BusySpinIdleStrategy();
        schedule.start();
        int next = 0;
        while (next < schedule.quotes()) {
            final boolean isDue = schedule.isDue(next);
            if (isDue) {
                inject.accept(next++);
            }
            idle.idle(isDue ? 1 : 0);
        }
    }

    private static WaitStrategy waitStrategy(final WaitMode mode) {
        return switch (mode) {
            case SPIN -> new BusySpinWaitStrategy();
            case YIELD -> new YieldingWaitStrategy();
            case BACKOFF -> new SleepingWaitStrategy();
            case BLOCK -> new BlockingWaitStrategy();
        };
    }
}
