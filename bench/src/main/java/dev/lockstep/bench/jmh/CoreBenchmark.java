package dev.lockstep.bench.jmh;

import dev.lockstep.bench.BenchRun;
import dev.lockstep.bench.QuoteTape;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.run.Engine;
import dev.lockstep.engine.run.EngineParts;
import dev.lockstep.engine.run.EngineSettings;
import dev.lockstep.engine.run.Sequencer;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.run.WaitMode;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A quote through the sequencer and all four stages, inline, without journals: what an event costs at least. Orders go nowhere. */
public class CoreBenchmark extends HotPathBenchmark {
    private static final Gateway NOWHERE = (record, offset, length) -> {};

    private final QuoteTape tape = new QuoteTape();
    private Engine engine;
    private Sequencer sequencer;
    private long n;

    /** Opens a run. */
    @Setup
    public void open() {
        engine = new Engine(new EngineParts(
                new EngineSettings(Topology.INLINE, 2, WaitMode.SPIN, 0),
                BenchRun.core(BenchRun.emaCross()),
                BenchRun.CHAIN_SEED,
                JournalWriter.NONE,
                JournalWriter.NONE,
                NOWHERE,
                ReactiveSource.NONE,
                InputListener.NONE,
                UnaryOperator.identity(),
                Thread::new));
        engine.start(BenchRun.header(BenchRun.START_NS));
        sequencer = engine.sequencer();
    }

    /** The next quote of the tape. */
    @Benchmark
    public boolean quote() {
        n++;
        return sequencer.offer(
                SourceId.MARKET_DATA, BenchRun.START_NS + n, tape.buffer(), tape.offset(n), QuoteTape.MESSAGE_LENGTH);
    }

    /** Ends the run. */
    @TearDown
    public void close() {
        engine.close();
    }
}
