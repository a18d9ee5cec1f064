package dev.lockstep.engine.run;

import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.execution.LoopbackLedger;
import dev.lockstep.engine.port.EngineClock;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.state.StateImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One run of a core: the ring in its topology, the sequencer in front of it, and the publisher behind it. Started and fed on one thread, the ingress thread; that thread
 * also closes it.
 */
public final class Engine implements AutoCloseable {
    private final EngineParts parts;
    private final FailStop failStop = new FailStop();
    private final LoopbackQueue loopbacks;
    private final OutputPublisher publisher;
    private final Pipeline pipeline;
    private final Sequencer sequencer;
    private final Ingress ingress;

    /** Puts the parts together; no thread runs yet. */
    public Engine(final EngineParts parts) {
        this.parts = parts;
        final EngineSettings settings = parts.settings();
        loopbacks = new LoopbackQueue(settings.topology() == Topology.INLINE ? 1 : settings.ringSize());
        publisher = new OutputPublisher(parts.core().execution(), parts.out(), parts.gateway(), loopbacks);
        pipeline = pipeline(handlers());
        sequencer = new Sequencer(pipeline, parts.in(), parts.listener(), 0, 0, parts.chainSeed());
        ingress = new Ingress(
                sequencer,
                loopbacks,
                parts.core().stages().stream().map(Stage::deadline).toList());
    }

    private List<NamedHandler> handlers() {
        final List<NamedHandler> handlers = new ArrayList<>();
        for (final NamedHandler stage : CoreHandlers.of(parts.core())) {
            handlers.add(parts.probe().apply(stage));
        }
        // The publisher shares the last stage's thread: outputs stand in that stage's own buffers.
        final int last = handlers.size() - 1;
        handlers.set(last, handlers.get(last).followedBy(publisher));
        return handlers;
    }

    private Pipeline pipeline(final List<NamedHandler> handlers) {
        final EngineSettings settings = parts.settings();
        return switch (settings.topology()) {
            case INLINE -> new InlinePipeline(handlers, failStop);
            case FUSED ->
                ThreadedPipeline.fused(handlers, failStop, settings.ringSize(), settings.waitMode(), parts.threads());
            case STAGED ->
                ThreadedPipeline.staged(handlers, failStop, settings.ringSize(), settings.waitMode(), parts.threads());
        };
    }

    /**
     * Starts the threads and takes in the events that open the run.
     *
     * @throws EngineFailedException if one of them could not be handled
     */
    public void start(final RunHeader header) {
        pipeline.start();
        final RunOpening opening = new RunOpening(sequencer, header.startNs());
        final List<StateImage> image = header.image();
        for (int i = 0; i < image.size(); i++) {
            opening.image(dev.lockstep.codecs.sbe.Stage.get((short) i), image.get(i));
        }
        awaitIdle();
        opening.runStarted(Core.LOGIC_VERSION, header.epoch(), header.seed(), header.settingsHash());
        awaitIdle();
        sendBackOutstanding();
        drainLoopbacks();
        for (int i = 0; i < header.instruments().size(); i++) {
            opening.instrument(i, header.instruments().get(i));
            awaitIdle();
            drainLoopbacks();
        }
    }

    /** What an image says was on its way back comes along now, before anything that it brings about. */
    private void sendBackOutstanding() {
        final LoopbackLedger ledger = parts.core().execution().loopbacks();
        for (int outstanding = ledger.size(); outstanding > 0; outstanding--) {
            // The head, since each that has come along is taken off.
            sequencer.offer(SourceId.LOOPBACK, sequencer.timeNs(), ledger.buffer(), ledger.offset(0), ledger.length(0));
            awaitIdle();
        }
    }

    private void drainLoopbacks() {
        while (ingress.pollLoopback(sequencer.timeNs())) {
            awaitIdle();
        }
    }

    private void awaitIdle() {
        while (!sequencer.isIdle()) {
            Thread.onSpinWait();
        }
        failStop.check();
    }

    /**
     * Runs over history in lock step until the sources are exhausted or a stop is asked for; on the ingress thread.
     *
     * @param calendar whose boundaries come between the events of the sources, as long as these have more
     * @param stopRequested asked before each market data event; null: go on
     * @return why the run ended
     * @throws EngineFailedException if a stage failed
     */
    public EndReason runHistory(
            final List<HistorySource> sources,
            final TradingCalendar calendar,
            final Supplier<EndReason> stopRequested) {
        return new LockStepIngress(
                        ingress, failStop, parts.settings().waitMode().ingressIdle(), sources, calendar, parts.venue())
                .run(stopRequested);
    }

    /**
     * The ingress over live sources; the caller drives it on the ingress thread.
     *
     * @param commands sources of admin commands, which are taken before market data and up to the end
     * @param market sources of market data
     * @param calendar whose boundaries are taken in when the clock comes to them
     */
    public LiveIngress live(
            final List<LiveSource> commands,
            final List<LiveSource> market,
            final TradingCalendar calendar,
            final EngineClock clock) {
        return new LiveIngress(
                ingress,
                failStop,
                clock,
                commands,
                market,
                calendar,
                parts.venue(),
                parts.settings().settleTimeoutNs());
    }

    /** Sequence, time and chain of the inputs; on the ingress thread. */
    public Sequencer sequencer() {
        return sequencer;
    }

    /** Counts of the outputs; once the engine has stopped. */
    public OutputPublisher publisher() {
        return publisher;
    }

    /** What failed, or null. */
    public FailStop.Failure failure() {
        return failStop.failure();
    }

    /** Stops the threads when they have handled what was published; harmless twice. */
    @Override
    public void close() {
        pipeline.close();
    }
}
