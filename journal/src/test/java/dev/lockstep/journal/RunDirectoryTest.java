package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    Path dir;

    @Test
    void shouldGiveRunsOfOneSecondIdsThatSort() {
        final List<String> ids = new ArrayList<>();
        for (final String created :
                List.of("2026-11-20T18:54:00.900Z", "2026-11-20T18:54:00Z", "2026-11-20T18:54:01Z")) {
            try (OpenRun run = RunDirectory.create(Runs.settings(dir), Instant.parse(created), Runs.IDENTITY)) {
                ids.add(run.directory().id());
            }
        }
        assertThat(ids)
                .containsExactly("20261120T185400Z-000001", "20261120T185400Z-000002", "20261120T185401Z-000001");
    }

    @Test
    void shouldKeepTheIdentityInARunningManifest() {
        try (OpenRun run = RunDirectory.create(Runs.settings(dir), Records.CREATED, Runs.IDENTITY)) {
            final Manifest manifest = run.directory().verify();
            assertThat(manifest.status()).isEqualTo(RunStatus.RUNNING);
            assertThat(manifest.run()).isEqualTo(run.directory().id());
            assertThat(manifest.created()).isEqualTo("2026-11-20T18:54:00Z");
            assertThat(manifest.buildVersion()).isEqualTo("0.1.0-test");
            assertThat(manifest.schemaId()).isEqualTo(5150);
            assertThat(manifest.logicVersion()).isEqualTo(3);
            assertThat(manifest.epoch()).isEqualTo(7);
            assertThat(manifest.seed()).isEqualTo(-42);
            assertThat(manifest.instruments()).isEqualTo(Runs.IDENTITY.instruments());
            assertThat(manifest.settingsHash()).isEqualTo("fedcba9876543210");
            assertThat(manifest.configuration()).isEqualTo(Runs.IDENTITY.configuration());
            assertThat(manifest.end()).isNull();
            assertThat(manifest.files()).isEmpty();
        }
    }

    @Test
    void shouldSealWhatTheJournalsHold() throws IOException {
        final RunDirectory run = Runs.ended(dir, Records.CREATED, 10_000);
        final Manifest manifest = run.verify();
        assertThat(manifest.status()).isEqualTo(RunStatus.ENDED);
        assertThat(manifest.end()).isEqualTo(new RunEnd(10_000, 3_333, 10_000, "0123456789abcdef", "ffffffffffffffff"));
        assertThat(manifest.failure()).isNull();
        assertThat(manifest.damage()).isNull();
        assertThat(manifest.files().stream().map(SealedFile::name))
                .contains("in/20261120HX.cq4", "in/20261121HX.cq4", "in/metadata.cq4t", "out/20261120HX.cq4")
                .doesNotContain("reserve", "owner", "lock", "manifest.json");
        for (final SealedFile file : manifest.files()) {
            assertThat(Files.size(run.path().resolve(file.name()))).isEqualTo(file.length());
        }
        assertThat(run.isLive()).isFalse();
        try (JournalReader reader = run.reader(JournalKind.IN)) {
            assertThat(Records.readAll(reader)).isEqualTo(10_000);
        }
    }

    @Test
    void shouldCutOffBlocksThatWereNeverUsed() throws IOException {
        final JournalSettings settings = JournalSettings.defaults(dir);
        final OpenRun run = RunDirectory.create(settings, Records.CREATED, Runs.IDENTITY);
        run.openWriter(JournalKind.IN);
        Records.append((ChronicleJournalWriter) run.openWriter(JournalKind.OUT), 1, 10);
        Sealer.seal(run, RunStatus.ENDED, Runs.CHAINS, null);
        final Path out =
                JournalReader.filesOf(run.directory().journal(JournalKind.OUT)).get(0);
        assertThat(Files.size(out)).isLessThan(300_000);
        assertThat(run.directory().verify().end().outputs()).isEqualTo(10);
        assertThat(run.directory().verify().end().lastSequence()).isEqualTo(-1);
    }

    @Test
    void shouldKeepTheReasonOfAFailedRun() {
        final OpenRun run = Runs.open(dir, Records.CREATED, 5);
        final RunFailure failure = new RunFailure(5, "RISK", "java.lang.ArithmeticException: overflow\n\tat x");
        Sealer.seal(run, RunStatus.FAILED, null, failure);
        final Manifest manifest = run.directory().verify();
        assertThat(manifest.status()).isEqualTo(RunStatus.FAILED);
        assertThat(manifest.failure()).isEqualTo(failure);
        assertThat(manifest.end().inputChain()).isNull();
    }

    @Test
    void shouldRefuseToSealWithAStatusThatTellsNothing() {
        try (OpenRun run = Runs.open(dir, Records.CREATED, 5)) {
            assertThatThrownBy(() -> Sealer.seal(run, RunStatus.CRASHED, null, null))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Sealer.seal(run, RunStatus.FAILED, null, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("failure");
            assertThat(run.directory().manifest().status()).isEqualTo(RunStatus.RUNNING);
            assertThat(run.directory().isLive()).isTrue();
        }
    }

    @Test
    void shouldLetNobodyElseTouchALiveRun() {
        try (OpenRun run = Runs.open(dir, Records.CREATED, 100)) {
            assertThatThrownBy(() -> run.openWriter(JournalKind.IN))
                    .isInstanceOf(RunInUseException.class)
                    .hasMessageContaining("has its writer already");
            assertThatThrownBy(() -> RunLock.acquire(run.directory().path()))
                    .isInstanceOf(RunInUseException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(Sealer.sealCrashed(dir)).isEmpty();
            assertThat(run.directory().isLive())
                    .as("asking must not release the lock")
                    .isTrue();
            try (JournalReader reader = run.directory().reader(JournalKind.IN)) {
                assertThat(Records.readAll(reader)).isEqualTo(100);
            }
        }
    }

    @Test
    void shouldRefuseARunThatAnotherProcessHolds() throws Exception {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 100);
        final Process child = ChildJvm.start(LockHolder.class, run.path().toString());
        try {
            assertThat(child.inputReader().readLine()).isEqualTo("locked");
            assertThat(run.isLive()).isTrue();
            assertThatThrownBy(() -> RunLock.acquire(run.path()))
                    .isInstanceOf(RunInUseException.class)
                    .hasMessageContaining("process " + child.pid());
            assertThat(Sealer.sealCrashed(dir)).isEmpty();
            Runs.ended(dir, Records.CREATED.plusSeconds(1), 1);
            assertThat(new RunCatalogue(dir).prune(PruneRule.keepNewest(1), false))
                    .isEmpty();
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(run.isLive()).as("the lock dies with its process").isFalse();
        assertThat(Sealer.sealCrashed(dir)).hasSize(1);
    }

    /** Holds the lock of a run until it is killed. */
    static final class LockHolder {
        public static void main(final String[] args) throws IOException {
            RunLock.acquire(Path.of(args[0]));
            System.out.println("locked");
            System.out.flush();
            System.in.read();
        }
    }
}
