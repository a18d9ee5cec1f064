package dev.lockstep.ops;

import dev.lockstep.adapters.aeron.AeronMarketDataPublisher;
import dev.lockstep.adapters.aeron.AeronMarketDataSettings;
import dev.lockstep.adapters.aeron.AeronMarketDataSource;
import dev.lockstep.adapters.aeron.AeronThreads;
import dev.lockstep.adapters.aeron.EmbeddedMediaDriver;
import dev.lockstep.adapters.aeron.MarketPublisherAgent;
import dev.lockstep.adapters.aeron.MediaDriverSettings;
import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.engine.run.LiveIngress;
import io.aeron.Aeron;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** Trades the embedded market, published over Aeron, against the simulated venue, in real time. */
public final class PaperRun {
    private final LockstepConfig config;
    private final long epoch;
    private final long durationNs;
    private final StopSignal stop;
    private final PrintWriter messages;
    private final Progress progress;
    private RunWatcher watcher = RunWatcher.NONE;

    /**
     * A paper run.
     *
     * @param epoch of the run
     * @param durationNs after which it ends; 0 for never
     * @param stop ends it in order
     * @param messages for people
     * @param progress told how far it is
     */
    public PaperRun(
            final LockstepConfig config,
            final long epoch,
            final long durationNs,
            final StopSignal stop,
            final PrintWriter messages,
            final Progress progress) {
        this.config = config;
        this.epoch = epoch;
        this.durationNs = durationNs;
        this.stop = stop;
        this.messages = messages;
        this.progress = progress;
    }

    /** The same run, looked into by a watcher. */
    PaperRun watchedBy(final RunWatcher who) {
        watcher = who;
        return this;
    }

    /**
     * Runs until the market ends, the duration is over or a stop is asked for; seals the run whatever happens.
     *
     * @throws dev.lockstep.engine.run.EngineFailedException if the engine failed
     */
    public RunReport run() {
        final ErrorHandler errors = error -> {
            messages.println("media driver: " + error);
            messages.flush();
        };
        final AeronMarketDataSettings stream = new AeronMarketDataSettings(
                config.market().channel(), config.market().streamId(), true);
        // The run comes last: if the driver does not start or refuses the channel, no run is left behind.
        try (EmbeddedMediaDriver driver =
                        EmbeddedMediaDriver.launch(MediaDriverSettings.defaults(), driverDirectory(), errors);
                Aeron aeron = AeronThreads.connect(driver.aeronDirectory(), errors);
                AeronMarketDataSource source = new AeronMarketDataSource(aeron, stream);
                RunSession session = RunSession.open(new Blueprint(config), epoch, stop, messages)) {
            return run(session, aeron, source, stream, errors);
        }
    }

    /** Beside the system's other temporary files; what killed processes left there is removed. */
    private static Path driverDirectory() {
        final Path parent =
                Path.of(System.getProperty("java.io.tmpdir"), "lockstep-" + System.getProperty("user.name"));
        StaleDrivers.remove(parent);
        return parent;
    }

    private RunReport run(
            final RunSession session,
            final Aeron aeron,
            final AeronMarketDataSource source,
            final AeronMarketDataSettings stream,
            final ErrorHandler errors) {
        try {
            session.start(session.clock().nowNs());
            messages.println("run " + session.runDirectory().path() + " has started");
            messages.flush();
            final MarketPublisherAgent publisher = new MarketPublisherAgent(
                    new GeneratedMarket(config.market().settings(config.engine().seed()), session.instruments()),
                    new AeronMarketDataPublisher(aeron, stream),
                    config.market().publishing(),
                    SystemNanoClock.INSTANCE,
                    new SystemEpochNanoClock());
            final AgentRunner publishing = AeronThreads.start(publisher, errors);
            final EndReason reason;
            try {
                // Only now: a thread that is started by a pinned one would be pinned too.
                final LiveIngress ingress = session.live(watcher.commands(), List.of(source));
                watcher.started(session);
                reason = CpuPin.ingress(config.engine().cpus(), messages, () -> drive(ingress));
            } finally {
                publishing.close();
            }
            return session.finish(reason, source.skipped());
        } catch (final RuntimeException | Error e) {
            session.fail("ingress", e);
            throw e;
        } finally {
            progress.done();
        }
    }

    private EndReason drive(final LiveIngress ingress) {
        final IdleStrategy idle = config.engine().waitMode().ingressIdle();
        final long startNs = System.nanoTime();
        while (!ingress.isFinished()) {
            final int work = ingress.doWork();
            progress.events(work);
            watcher.afterRound();
            if (stop.get() == null && durationNs != 0 && System.nanoTime() - startNs >= durationNs) {
                stop.request(EndReason.DURATION_REACHED);
            }
            if (stop.get() != null) {
                ingress.requestStop(stop.get());
            }
            idle.idle(work);
        }
        return ingress.endReason();
    }
}
