package dev.lockstep.ops;

import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.adapters.settings.DataConfig;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.port.BadDataException;
import dev.lockstep.engine.port.HistorySource;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;

/** Runs strategies over history, in lock step. */
public final class Backtest {
    private static final long SIMULATED_EPOCH = 0;

    private final LockstepConfig config;
    private final StopSignal stop;
    private final PrintWriter messages;
    private final Progress progress;

    /**
     * A backtest.
     *
     * @param stop ends it in order
     * @param messages for people
     * @param progress told how far it is
     */
    public Backtest(
            final LockstepConfig config, final StopSignal stop, final PrintWriter messages, final Progress progress) {
        this.config = config;
        this.stop = stop;
        this.messages = messages;
        this.progress = progress;
    }

    /**
     * Runs to the end, and seals the run whatever happens.
     *
     * @throws BadDataException if the recording can't be read
     * @throws dev.lockstep.engine.run.EngineFailedException if the engine failed
     */
    public RunReport run() {
        requireData();
        try (RunSession session = RunSession.open(new Blueprint(config), SIMULATED_EPOCH, stop, messages)) {
            return run(session);
        }
    }

    /** What is plainly missing is said before a run directory is made. */
    private void requireData() {
        final DataConfig data = config.data();
        if (data.format() == DataConfig.Format.GENERATED) {
            if (config.market().messages() == 0) {
                throw new BadDataException(
                        "market.messages", "is 0, so the generated market never ends; give a number of messages");
            }
            return;
        }
        final var path = data.path()
                .orElseThrow(() -> new BadDataException("data.path", "is not given; add --set data.path=FILE"));
        if (!Files.isReadable(path)) {
            throw new BadDataException(path.toString(), "does not exist or can't be read; data.path names it");
        }
    }

    private RunReport run(final RunSession session) {
        try (HistorySource source = open(session.instruments())) {
            final long firstNs = source.nextTimeNs();
            session.start(firstNs == HistorySource.NO_MORE ? 0 : firstNs);
            final EndReason reason = CpuPin.ingress(
                    config.engine().cpus(), messages, () -> session.runHistory(List.of(source), this::poll));
            return session.finish(reason, source.skipped());
        } catch (final RuntimeException | Error e) {
            session.fail(e instanceof BadDataException ? "data" : "ingress", e);
            throw e;
        } finally {
            progress.done();
        }
    }

    private EndReason poll() {
        progress.event();
        return stop.get();
    }

    private HistorySource open(final InstrumentDirectory directory) {
        return config.data().format() == DataConfig.Format.GENERATED
                ? new GeneratedMarket(config.market().settings(config.engine().seed()), directory)
                : config.data()
                        .open(
                                directory,
                                config.venueNames().indexOf(config.data().addedVenue()));
    }
}
