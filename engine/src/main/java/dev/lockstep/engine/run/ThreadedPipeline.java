package dev.lockstep.engine.run;

import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.ProducerType;
import dev.lockstep.engine.ring.Sections;
import dev.lockstep.engine.ring.Slot;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** The topologies {@code fused} (one thread runs all stages) and {@code staged} (each stage a thread along the ring). */
public final class ThreadedPipeline implements Pipeline {
    private final Disruptor<Slot> disruptor;
    private final RingBuffer<Slot> ring;
    private long claimed = -1;
    private boolean started;
    private boolean closed;

    private ThreadedPipeline(
            final EventFactory<Slot> slots,
            final List<GuardedHandler> chain,
            final FailStop failStop,
            final int ringSize,
            final WaitMode waitMode,
            final ThreadFactory threads) {
        disruptor = new Disruptor<>(slots, ringSize, threads, ProducerType.SINGLE, waitMode.ringStrategy());
        disruptor.setDefaultExceptionHandler(failStop);
        EventHandlerGroup<Slot> group = null;
        for (final GuardedHandler handler : chain) {
            group = group == null ? disruptor.handleEventsWith(handler) : group.then(handler);
        }
        ring = disruptor.getRingBuffer();
    }

    /** One thread that runs all stages. */
    public static ThreadedPipeline fused(
            final List<NamedHandler> stages,
            final FailStop failStop,
            final int ringSize,
            final WaitMode waitMode,
            final ThreadFactory threads) {
        // One thread takes an event through all stages before it looks at the next.
        final Sections sections = new Sections();
        return new ThreadedPipeline(
                () -> new Slot(sections),
                List.of(new GuardedHandler(stages, failStop)),
                failStop,
                ringSize,
                waitMode,
                threads);
    }

    /** A thread for each stage. */
    public static ThreadedPipeline staged(
            final List<NamedHandler> stages,
            final FailStop failStop,
            final int ringSize,
            final WaitMode waitMode,
            final ThreadFactory threads) {
        final List<GuardedHandler> each = stages.stream()
                .map(stage -> new GuardedHandler(List.of(stage), failStop))
                .toList();
        return new ThreadedPipeline(Slot::new, each, failStop, ringSize, waitMode, threads);
    }

    @Override
    public void start() {
        disruptor.start();
        started = true;
    }

    @Override
    public boolean hasRoom() {
        return ring.hasAvailableCapacity(1);
    }

    @Override
    public Slot claim() {
        claimed = ring.next();
        return ring.get(claimed);
    }

    @Override
    public void publish() {
        ring.publish(claimed);
    }

    @Override
    public long completed() {
        return ring.getMinimumGatingSequence() + 1;
    }

    /** Events that were claimed but never published do not hold this up: nothing waits for them. */
    @Override
    public void close() {
        if (started && !closed) {
            closed = true;
            final long published = ring.getCursor();
            while (ring.getMinimumGatingSequence() < published) {
                Thread.onSpinWait();
            }
            disruptor.halt();
        }
    }
}
