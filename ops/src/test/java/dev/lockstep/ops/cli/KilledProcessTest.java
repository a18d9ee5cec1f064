package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import dev.lockstep.journal.Manifest;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trading process that is killed at any moment loses nothing that it had decided. */
class KilledProcessTest {
    private static final long SEED = 20_260_107;
    private static final int KILLS = Integer.getInteger("lockstep.kills", 5);
    private static final int MAX_EVENTS = 40_000;
    private static final String[] TOPOLOGIES = {"fused", "inline", "staged"};

    @TempDir
    private Path dir;

    @Test
    void shouldReplayIdenticallyWheneverItIsKilled() throws Exception {
        final SplittableRandom random = new SplittableRandom(SEED);
        long orders = 0;
        for (int i = 0; i < KILLS; i++) {
            final long events = 1 + random.nextInt(MAX_EVENTS);
            final Path journalDir = dir.resolve("journal" + i);
            final RunDirectory run = killAfter(events, TOPOLOGIES[i % TOPOLOGIES.length], journalDir);
            final String context = "seed " + SEED + ", kill " + i + " after " + events + " events";

            final JournaledRun read = JournaledRun.read(run);
            assertThat(read.inputs()).as(context).isGreaterThanOrEqualTo(events);
            orders += read.orders();
            assertReplays(run, context);
            assertSealedByTheNextStart(run, journalDir, read, context);
            assertReplays(run, context + ", sealed");
            JournaledRun.read(run);
        }
        assertThat(orders).as("orders of all killed runs").isPositive();
    }

    private RunDirectory killAfter(final long events, final String topology, final Path journalDir) throws Exception {
        try (CliProcess process = CliProcess.start(
                dir,
                "run",
                "--config",
                Project.config("paper.yaml").toString(),
                "--set",
                "journal.dir=" + journalDir,
                "--set",
                "engine.topology=" + topology,
                "--set",
                "market.pacing=fixed-rate",
                "--set",
                "market.messagesPerSecond=30000",
                "--set",
                "strategies.maker.parameters.threshold=0.1")) {
            final RunDirectory run = process.awaitEvents(journalDir, events);
            process.kill();
            return run;
        }
    }

    private static void assertReplays(final RunDirectory run, final String context) {
        final Cli.Outcome replay = Cli.run("replay", "--journal", run.path().toString());
        assertThat(replay.exitCode()).as(context + replay.out() + replay.err()).isEqualTo(ExitCode.OK);
        assertThat(replay.out()).as(context).startsWith("identical: ");
    }

    private static void assertSealedByTheNextStart(
            final RunDirectory run, final Path journalDir, final JournaledRun read, final String context)
            throws IOException {
        final Cli.Outcome next = Cli.run(
                "backtest",
                "--config",
                Project.testConfig("generated.yaml").toString(),
                "--set",
                "market.messages=10",
                "--set",
                "journal.dir=" + journalDir);
        assertThat(next.exitCode()).as(context + next.err()).isEqualTo(ExitCode.OK);
        assertThat(next.err())
                .contains("run " + run.id() + " had ended without being sealed; sealed as crashed with " + read.inputs()
                        + " events");
        final Manifest manifest = run.verify();
        assertThat(manifest.status()).as(context).isEqualTo(RunStatus.CRASHED);
        assertThat(manifest.damage()).as(context).isNull();
        assertThat(manifest.end().events()).as(context).isEqualTo(read.inputs());
        assertThat(manifest.end().outputs()).as(context).isEqualTo(read.outputs());
        assertThat(Files.exists(run.path().resolve("reserve")))
                .as("the reserve is given back")
                .isFalse();
        try (JournalReader reader = run.reader(JournalKind.IN)) {
            assertThat(reader.next()).isTrue();
        }
    }
}
