package dev.lockstep.ops;

import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.ops.cli.Project;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** A run that ended without being sealed, as a killed process leaves it. */
public final class UnsealedRun {
    private UnsealedRun() {}

    /** Makes one over a short generated market; returns its directory. */
    public static Path make(final Path dir) {
        final LockstepConfig config = Configurations.load(
                Project.testConfig("generated.yaml"),
                List.of("market.messages=2000", "journal.dir=" + dir.resolve("journal")));
        final PrintWriter messages = new PrintWriter(PrintWriter.nullWriter());
        try (RunSession session = RunSession.open(new Blueprint(config), 0, new StopSignal(), messages);
                HistorySource market = new GeneratedMarket(
                        config.market().settings(config.engine().seed()), session.instruments())) {
            session.start(market.nextTimeNs());
            session.runHistory(List.of(market), () -> null);
            return session.runDirectory().path();
        }
    }
}
