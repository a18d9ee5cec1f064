package dev.lockstep.bench;

import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalSettings;
import dev.lockstep.journal.OpenRun;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Both journals of one measured run, in a run's own directory. The run is never sealed, since sealing is not measured. */
final class JournalPair implements AutoCloseable {
    private static final int DISK_CHECK_MS = 250;

    final JournalWriter in;
    final JournalWriter out;
    private final OpenRun run;

    JournalPair(final Path directory) {
        final JournalSettings settings = new JournalSettings(
                directory, JournalSettings.DEFAULT_BLOCK_SIZE, JournalSettings.DEFAULT_ROLL_SIZE, 0, 0, DISK_CHECK_MS);
        final RunIdentity identity = new RunIdentity(
                "bench",
                MessageHeaderEncoder.SCHEMA_ID,
                MessageHeaderEncoder.SCHEMA_VERSION,
                Core.LOGIC_VERSION,
                0,
                0,
                List.of(BenchRun.SYMBOL),
                BenchRun.CHAIN_SEED,
                "");
        run = RunDirectory.create(settings, Instant.EPOCH, identity);
        in = run.openWriter(JournalKind.IN);
        out = run.openWriter(JournalKind.OUT);
    }

    /** Where they are, to be read once they are closed. */
    RunDirectory directory() {
        return run.directory();
    }

    @Override
    public void close() {
        run.close();
    }
}
