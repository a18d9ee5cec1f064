package dev.lockstep.ops;

import dev.lockstep.adapters.venue.VenueLink;
import dev.lockstep.adapters.venue.VenueRouter;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.config.ConfigLoader;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.gateway.KillLatch;
import dev.lockstep.engine.gateway.LatchCommand;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.run.AnchoredClock;
import dev.lockstep.engine.run.Engine;
import dev.lockstep.engine.run.EngineFailedException;
import dev.lockstep.engine.run.EngineParts;
import dev.lockstep.engine.run.FailStop;
import dev.lockstep.engine.run.LiveIngress;
import dev.lockstep.engine.run.RunHeader;
import dev.lockstep.journal.DiskGuard;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalSettings;
import dev.lockstep.journal.Manifest;
import dev.lockstep.journal.OpenRun;
import dev.lockstep.journal.RunChains;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunFailure;
import dev.lockstep.journal.RunIdentity;
import dev.lockstep.journal.RunStatus;
import dev.lockstep.journal.SealedFile;
import dev.lockstep.journal.Sealer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * One run on disk and in memory: seals what crashed before, locks the run directory, puts engine and simulated venues together, watches the disk, and seals the run
 * at its end. All methods are called on the ingress thread.
 */
final class RunSession implements AutoCloseable {
    private static final int PUMP_LIMIT = 64;

    private final Blueprint blueprint;
    private final InstrumentDirectory directory;
    private final List<InstrumentTerms> terms;
    private final long settingsHash;
    private final long epoch;
    private final Core core;
    private final OpenRun run;
    private final LatencyProbe probe;
    private final FillCounter fills;
    private final AnchoredClock clock = new AnchoredClock(new SystemEpochNanoClock(), SystemNanoClock.INSTANCE);
    private final List<VenueDesk> desks;
    private final VenueLink venues;
    private final KillSwitch killSwitch;
    private final Engine engine;
    private final DiskWatch disk;
    private TradingCalendar calendar = TradingCalendar.none();
    private long startedNs;
    private boolean sealed;

    private RunSession(
            final Blueprint blueprint,
            final long epoch,
            final OpenRun run,
            final DiskWatch disk,
            final PrintWriter messages) {
        final LockstepConfig config = blueprint.config();
        this.blueprint = blueprint;
        this.epoch = epoch;
        this.run = run;
        this.disk = disk;
        directory = blueprint.directory();
        terms = Blueprint.terms(directory);
        settingsHash = blueprint.settingsHash();
        core = blueprint.core(settingsHash);
        probe = new LatencyProbe(config.engine().ringSize());
        final KillLatch latch = new KillLatch(clock::nowNs);
        desks = blueprint.desks(latch, warning -> {
            messages.println(warning);
            messages.flush();
        });
        venues = VenueRouter.over(desks);
        killSwitch = new KillSwitch(
                latch, desks.stream().map(VenueDesk::guarded).toList(), config.engine(), epoch, clock::nowNs, messages);
        fills = new FillCounter(venues);
        engine = new Engine(new EngineParts(
                config.engine().settings(),
                core,
                settingsHash,
                probe.wrap(run.openWriter(JournalKind.IN)),
                run.openWriter(JournalKind.OUT),
                probe.wrap(venues),
                venues,
                fills,
                probe::wrap,
                new StageThreads(config.engine().cpus(), messages)));
    }

    /**
     * Opens a new run.
     *
     * @param epoch of the run; 0 for simulated ones
     * @param stop asked to end the run when the disk's reserve is touched
     * @param messages for people
     * @throws dev.lockstep.journal.JournalRefusedException if the disk has too little room
     */
    static RunSession open(
            final Blueprint blueprint, final long epoch, final StopSignal stop, final PrintWriter messages) {
        return open(
                blueprint,
                epoch,
                stop,
                messages,
                DiskGuard.usableBytes(blueprint.config().journal().settings().dir()));
    }

    /** The same with a disk whose free bytes are told. */
    static RunSession open(
            final Blueprint blueprint,
            final long epoch,
            final StopSignal stop,
            final PrintWriter messages,
            final LongSupplier usableBytes) {
        final JournalSettings settings = blueprint.config().journal().settings();
        createDirectories(settings);
        sealCrashed(settings, messages);
        new DiskGuard(settings, usableBytes, free -> {}).checkAtStart(settings.closingReserve());
        final OpenRun run = RunDirectory.create(settings, Instant.now(), identity(blueprint, epoch));
        DiskWatch disk = null;
        try {
            disk = DiskWatch.start(settings, usableBytes, run.reserve(), stop, messages);
            return new RunSession(blueprint, epoch, run, disk, messages);
        } catch (final RuntimeException | Error e) {
            if (disk != null) {
                disk.close();
            }
            run.close();
            throw e;
        }
    }

    private static void createDirectories(final JournalSettings settings) {
        try {
            Files.createDirectories(settings.dir());
        } catch (final IOException e) {
            throw new UncheckedIOException("journal.dir " + settings.dir() + " can't be created", e);
        }
    }

    private static void sealCrashed(final JournalSettings settings, final PrintWriter messages) {
        for (final Manifest manifest : Sealer.sealCrashed(settings.dir())) {
            messages.printf(
                    "run %s had ended without being sealed; sealed as crashed with %d events%s%n",
                    manifest.run(),
                    manifest.end().events(),
                    manifest.damage() == null ? "" : ", damaged: " + manifest.damage());
            messages.flush();
        }
    }

    private static RunIdentity identity(final Blueprint blueprint, final long epoch) {
        return new RunIdentity(
                Version.current(),
                MessageHeaderDecoder.SCHEMA_ID,
                MessageHeaderDecoder.SCHEMA_VERSION,
                Core.LOGIC_VERSION,
                epoch,
                blueprint.config().engine().seed(),
                Blueprint.terms(blueprint.directory()).stream()
                        .map(InstrumentTerms::symbol)
                        .toList(),
                blueprint.settingsHash(),
                ConfigLoader.resolvedYaml(blueprint.config()));
    }

    /** The directory that adapters resolve symbols with. */
    InstrumentDirectory instruments() {
        return directory;
    }

    Engine engine() {
        return engine;
    }

    /** By which engine time of a live run is told. */
    AnchoredClock clock() {
        return clock;
    }

    /** The venues and what guards the way to them, in the order of their indexes. */
    List<VenueDesk> desks() {
        return desks;
    }

    KillSwitch killSwitch() {
        return killSwitch;
    }

    RunDirectory runDirectory() {
        return run.directory();
    }

    /** Takes in the events that open the run, at the given engine time. */
    void start(final long startNs) {
        startedNs = System.nanoTime();
        calendar = new TradingCalendar(blueprint.config().calendar().settings(directory::indexOf), startNs);
        engine.start(new RunHeader(
                startNs, (int) epoch, blueprint.config().engine().seed(), settingsHash, terms, List.of()));
    }

    /** Runs over history from the start on; see {@link Engine#runHistory}. */
    EndReason runHistory(final List<HistorySource> sources, final Supplier<EndReason> stopRequested) {
        return engine.runHistory(sources, calendar, stopRequested);
    }

    /**
     * The ingress of a run whose orders are really open somewhere, so that the kill latch cancels them if need be.
     *
     * @param commands to the core, besides that of the latch
     */
    LiveIngress live(final List<LiveSource> commands, final List<LiveSource> market) {
        killSwitch.start();
        final List<LiveSource> all = new ArrayList<>(commands);
        all.add(new LatchCommand(killSwitch.latch()));
        return engine.live(all, market, calendar, clock);
    }

    /** Seals a run that ended in order. */
    RunReport finish(final EndReason reason, final long skipped) {
        final double elapsed = elapsedSeconds();
        if (killSwitch.isLive() && killSwitch.openOrders() > 0) {
            cancelOpen("the run has ended and its cancels are not confirmed");
        }
        engine.close();
        disk.close();
        final RunChains chains =
                new RunChains(engine.sequencer().chain(), core.execution().outputChain());
        sealed = true;
        final Manifest manifest = Sealer.seal(run, RunStatus.ENDED, chains, null);
        return new RunReport(
                manifest.run(),
                run.directory().path(),
                manifest.status().text(),
                reason,
                engine.sequencer().sequence(),
                engine.publisher().orders(),
                fills.fills(),
                engine.publisher().denials(),
                skipped,
                chains.inputChain(),
                chains.outputChain(),
                elapsed,
                manifest.files().stream().mapToLong(SealedFile::length).sum(),
                AccountSummaries.of(core.risk().portfolio()),
                desks.stream().map(VenueDesk::summary).toList(),
                probe.histograms(),
                null);
    }

    /**
     * Cancels what a live run has open, then seals the run as failed, so that why it failed is not lost.
     *
     * @param place where it failed, if it was outside the stages
     */
    void fail(final String place, final Throwable cause) {
        final FailStop.Failure failure = cause instanceof EngineFailedException failed
                ? failed.failure()
                : new FailStop.Failure(engine.sequencer().sequence(), place, cause);
        if (killSwitch.isLive()) {
            cancelOpen(failure.stage() + " failed: " + failure.cause());
        }
        engine.close();
        disk.close();
        sealed = true;
        Sealer.seal(
                run,
                RunStatus.FAILED,
                null,
                new RunFailure(failure.sequence(), failure.stage(), stackTrace(failure.cause())));
    }

    private void cancelOpen(final String reason) {
        killSwitch.cancelOpen(
                "engine", reason, blueprint.config().engine().settleTimeout().toNanos(), this::pumpVenue);
    }

    /** What the venue reports now can't be journaled any more; the latch's table has heard of it. */
    private void pumpVenue() {
        final long nowNs = clock.nowNs();
        if (venues.nextTimeNs() <= nowNs) {
            venues.advance(nowNs, (buffer, offset, length) -> true, PUMP_LIMIT);
        }
    }

    private double elapsedSeconds() {
        return (System.nanoTime() - startedNs) / 1e9;
    }

    private static String stackTrace(final Throwable thrown) {
        final StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Stops threads and releases the lock; a run that was not sealed counts as crashed. */
    @Override
    public void close() {
        engine.close();
        killSwitch.close();
        disk.close();
        if (!sealed) {
            run.close();
        }
    }
}
