package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.run.Engine;
import dev.lockstep.engine.run.EngineParts;
import dev.lockstep.engine.run.EngineSettings;
import dev.lockstep.engine.run.NamedHandler;
import dev.lockstep.engine.run.RunHeader;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.run.WaitMode;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;

/** One run of a whole engine over history, in any topology, with everything it journaled. */
public final class EngineRun implements AutoCloseable {
    /** Where both chains start. */
    public static final long CHAIN_SEED = 42;

    private final List<Thread> threads = new ArrayList<>();
    private final RecordingJournal in = new RecordingJournal();
    private final RecordingJournal out = new RecordingJournal();
    private final Core core;
    private final Engine engine;

    /** A run that is not started yet, with the usual parts. */
    public <V extends Gateway & ReactiveSource> EngineRun(
            final Topology topology, final CoreSettings settings, final V venue) {
        this(topology, settings, venue, venue, null, null, UnaryOperator.identity());
    }

    /** A run with parts of the caller's choice; {@code null} journals are recorded. */
    public EngineRun(
            final Topology topology,
            final CoreSettings settings,
            final Gateway gateway,
            final ReactiveSource venue,
            final JournalWriter inputs,
            final JournalWriter outputs,
            final UnaryOperator<NamedHandler> probe) {
        core = new Core(settings);
        engine = new Engine(new EngineParts(
                new EngineSettings(topology, 256, WaitMode.YIELD, 0),
                core,
                CHAIN_SEED,
                inputs == null ? in : inputs,
                outputs == null ? out : outputs,
                gateway,
                venue,
                InputListener.NONE,
                probe,
                this::thread));
    }

    private Thread thread(final Runnable task) {
        final Thread thread = new Thread(task, "engine-test-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Starts afresh. */
    public EngineRun start(final List<InstrumentTerms> instruments) {
        engine.start(new RunHeader(Units.START_NS, 0, 0, 0, instruments, List.of()));
        return this;
    }

    /** Starts from a state. */
    public EngineRun startFrom(final List<StateImage> image, final long startNs, final int epoch) {
        engine.start(new RunHeader(startNs, epoch, 0, 0, List.of(), image));
        return this;
    }

    /** Runs to the end of a source. */
    public EndReason history(final HistorySource source) {
        return engine.runHistory(List.of(source), TradingCalendar.none(), () -> null);
    }

    /** The engine. */
    public Engine engine() {
        return engine;
    }

    /** The core; only while no event is under way. */
    public Core core() {
        return core;
    }

    /** The threads of the stages. */
    public List<Thread> threads() {
        return threads;
    }

    /** All input records. */
    public List<UnsafeBuffer> inputs() {
        return in.records();
    }

    /** All output records. */
    public List<UnsafeBuffer> outputs() {
        return out.records();
    }

    /** All outputs, decoded. */
    public List<Output> decodedOutputs() {
        return out.outputs();
    }

    /** The state hash of each stage. */
    public static List<Long> hashes(final Core core) {
        return core.stages().stream().map(stage -> new StateHash().of(stage)).toList();
    }

    /** Stops the threads and waits for them. */
    @Override
    public void close() {
        engine.close();
        for (final Thread thread : threads) {
            try {
                thread.join(5_000);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
