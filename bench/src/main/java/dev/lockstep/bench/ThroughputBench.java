package dev.lockstep.bench;

import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.run.Engine;
import dev.lockstep.engine.run.EngineParts;
import dev.lockstep.engine.run.EngineSettings;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.run.WaitMode;
import dev.lockstep.journal.Replay;
import dev.lockstep.journal.ReplayResult;
import dev.lockstep.journal.RunDirectory;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Measures how many top-of-book quotes of one instrument the engine takes a second, inline, with an EMA cross whose orders a venue fills at once:
 * the core alone, with both journals, and replayed with verification. The floor of the journals is a bare Chronicle Queue that takes records of the
 * same lengths. The ways alternate, and what is judged are medians over the rounds, so that a busy machine harms all of them alike.
 */
public final class ThroughputBench {
    /** Quotes a second that the core alone must take. */
    public static final double REQUIRED_CORE_RATE = 3_000_000;

    /** Share of the bare queue's rate that the engine with both journals must reach. */
    public static final double REQUIRED_JOURNALED_RATIO = 0.5;

    /** Share of the core's rate that a replay with verification must reach. */
    public static final double REQUIRED_REPLAY_RATIO = 0.8;

    private final ThroughputOptions options;
    private final QuoteTape tape = new QuoteTape();
    private final RecordSizes sizes = new RecordSizes();

    private ThroughputBench(final ThroughputOptions options) {
        this.options = options;
    }

    /** Measures; takes some seconds a round at two million events. */
    public static ThroughputResult run(final ThroughputOptions options) {
        return new ThroughputBench(options).run();
    }

    private ThroughputResult run() {
        final Environment environment = Environment.present();
        final RateSeries core = series("core alone");
        final RateSeries journaled = series("both journals");
        final RateSeries bare = series("bare Chronicle Queue");
        final RateSeries bareBytes = series("the same by writeBytes, for comparison");
        final RateSeries replay = series("verified replay");
        runEngine(sizes.in(), sizes.out());
        for (int round = -options.warmUpRounds(); round < options.rounds(); round++) {
            core.take(round, runEngine(JournalWriter.NONE, JournalWriter.NONE));
            bare.take(round, runBareQueues(false));
            bareBytes.take(round, runBareQueues(true));
            try (Scratch scratch = new Scratch(options.directory())) {
                final JournalPair journals = new JournalPair(scratch.directory());
                journaled.take(round, runJournaled(journals));
                replay.take(round, runReplay(journals.directory()));
            }
        }
        return new ThroughputResult(
                environment,
                options.events(),
                List.of(core.result(), journaled.result(), bare.result(), bareBytes.result(), replay.result()),
                List.of(
                        Check.atLeast("core alone, events/s", core.perSecond(), REQUIRED_CORE_RATE),
                        Check.atLeast(
                                "both journals / bare Chronicle Queue",
                                journaled.ratioTo(bare),
                                REQUIRED_JOURNALED_RATIO),
                        Check.atLeast("verified replay / core alone", replay.ratioTo(core), REQUIRED_REPLAY_RATIO)));
    }

    private RateSeries series(final String name) {
        return new RateSeries(name, options.events(), options.rounds());
    }

    private Elapsed runEngine(final JournalWriter in, final JournalWriter out) {
        final InstantVenue venue = new InstantVenue();
        final EngineParts parts = new EngineParts(
                new EngineSettings(Topology.INLINE, 2, WaitMode.SPIN, 0),
                BenchRun.core(BenchRun.emaCross()),
                BenchRun.CHAIN_SEED,
                in,
                out,
                venue,
                venue,
                InputListener.NONE,
                UnaryOperator.identity(),
                Thread::new);
        try (Engine engine = new Engine(parts)) {
            engine.start(BenchRun.header(BenchRun.START_NS));
            return Elapsed.of(() -> engine.runHistory(
                    List.of(new TapeHistory(tape, options.events())), TradingCalendar.none(), () -> null));
        }
    }

    private Elapsed runJournaled(final JournalPair journals) {
        try (journals) {
            return runEngine(journals.in, journals.out);
        }
    }

    private static Elapsed runReplay(final RunDirectory run) {
        return Elapsed.of(() -> {
            final ReplayResult replayed =
                    Replay.run(run, BenchRun.core(BenchRun.emaCross()), BenchRun.CHAIN_SEED, Replay.TO_THE_END);
            if (!replayed.isIdentical() || replayed.outputs() == 0) {
                throw new IllegalStateException("the replay of a measured run is not what the run was: " + replayed);
            }
        });
    }

    private Elapsed runBareQueues(final boolean asBytes) {
        try (Scratch scratch = new Scratch(options.directory());
                BareQueue in = new BareQueue(scratch.directory().resolve("in"), asBytes);
                BareQueue out = new BareQueue(scratch.directory().resolve("out"), asBytes)) {
            return Elapsed.of(() -> sizes.append(in, out));
        }
    }
}
