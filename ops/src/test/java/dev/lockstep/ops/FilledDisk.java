package dev.lockstep.ops;

import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.ops.cli.Project;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A backtest on whose way the disk fills up. */
public final class FilledDisk {
    private static final long ROOMY = Long.MAX_VALUE;
    private static final long EVENTS_BEFORE = 5_000;

    private FilledDisk() {}

    /**
     * What came of it.
     *
     * @param report of the run
     * @param messages for people
     */
    public record Outcome(RunReport report, String messages) {}

    /** Runs it: after some thousand events there are no bytes free, and it goes on until that is noticed. */
    public static Outcome run(final Path dir) {
        final LockstepConfig config = Configurations.load(
                Project.testConfig("generated.yaml"),
                List.of(
                        "market.messages=1000000000",
                        "journal.diskCheckInterval=1ms",
                        "journal.dir=" + dir.resolve("journal")));
        final StringWriter messages = new StringWriter();
        final StopSignal stop = new StopSignal();
        final AtomicLong free = new AtomicLong(ROOMY);
        try (RunSession session =
                        RunSession.open(new Blueprint(config), 0, stop, new PrintWriter(messages), free::get);
                HistorySource market = new GeneratedMarket(
                        config.market().settings(config.engine().seed()), session.instruments())) {
            session.start(market.nextTimeNs());
            final var reason = session.runHistory(List.of(market), () -> {
                if (session.engine().sequencer().sequence() > EVENTS_BEFORE) {
                    free.set(0);
                }
                return stop.get();
            });
            return new Outcome(session.finish(reason, 0), messages.toString());
        }
    }
}
