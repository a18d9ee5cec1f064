package dev.lockstep.bench;

import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.port.EngineClock;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.run.AnchoredClock;
import dev.lockstep.engine.run.Engine;
import dev.lockstep.engine.run.EngineParts;
import dev.lockstep.engine.run.EngineSettings;
import dev.lockstep.engine.run.LiveIngress;
import dev.lockstep.engine.run.Topology;
import java.util.List;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** One round of the engine, live, with both journals. */
final class TickToOrder {
    private static final int RING_SIZE = 1_024;
    private static final long SETTLE_TIMEOUT_NS = 1_000_000_000L;

    private final LatencyOptions options;
    private final QuoteTape tape;
    private final Topology topology;

    TickToOrder(final LatencyOptions options, final QuoteTape tape, final Topology topology) {
        this.options = options;
        this.tape = tape;
        this.topology = topology;
    }

    Histogram run() {
        final Schedule schedule = new Schedule(options);
        final InstantVenue venue = new InstantVenue();
        final OrderTimer timer = new OrderTimer(schedule, venue);
        try (Scratch scratch = new Scratch(options.directory());
                JournalPair journals = new JournalPair(scratch.directory());
                Engine engine = new Engine(parts(journals, timer, venue))) {
            final EngineClock clock = new AnchoredClock(SystemEpochNanoClock.INSTANCE, SystemNanoClock.INSTANCE);
            engine.start(BenchRun.header(clock.nowNs()));
            final LiveIngress ingress =
                    engine.live(List.of(), List.of(new TimedQuotes(tape, schedule)), TradingCalendar.none(), clock);
            schedule.start();
            ingress.run(new BusySpinIdleStrategy());
        }
        final int expected = schedule.quotes() / LatencyOptions.QUOTES_PER_ORDER;
        if (timer.orders() != expected) {
            throw new IllegalStateException(timer.orders() + " orders went out, " + expected
                    + " were expected: the latencies belong to other quotes");
        }
        return schedule.histogram();
    }

    private EngineParts parts(final JournalPair journals, final OrderTimer timer, final InstantVenue venue) {
        return new EngineParts(
                new EngineSettings(topology, RING_SIZE, options.waitMode(), SETTLE_TIMEOUT_NS),
                BenchRun.core(new EveryTenthQuote()),
                BenchRun.CHAIN_SEED,
                journals.in,
                journals.out,
                timer,
                venue,
                InputListener.NONE,
                UnaryOperator.identity(),
                Thread::new);
    }
}
