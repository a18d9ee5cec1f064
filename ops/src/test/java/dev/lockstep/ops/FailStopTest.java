package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.run.Engine;
import dev.lockstep.engine.run.EngineFailedException;
import dev.lockstep.engine.run.EngineParts;
import dev.lockstep.engine.run.EngineSettings;
import dev.lockstep.engine.run.FailStop;
import dev.lockstep.engine.run.RunHeader;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.run.WaitMode;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import dev.lockstep.journal.JournalSettings;
import dev.lockstep.journal.Manifest;
import dev.lockstep.journal.OpenRun;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunFailure;
import dev.lockstep.journal.RunIdentity;
import dev.lockstep.journal.RunStatus;
import dev.lockstep.journal.Sealer;
import dev.lockstep.ops.cli.Project;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A part that throws stops the engine; the journals hold all that was decided before, and the seal says where and why. */
class FailStopTest {
    private static final int SENT_BEFORE = 3;

    @TempDir
    private Path dir;

    private int sent;
    private long poison;

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldSealARunWhoseGatewayThrowsWithPoisonEventAndStage(final Topology topology) {
        final LockstepConfig config = Configurations.load(Project.testConfig("generated.yaml"), List.of());
        final Blueprint blueprint = new Blueprint(config);
        final OpenRun run = RunDirectory.create(
                new JournalSettings(dir, 1 << 20, 1 << 30, 0, 0, 1), Instant.EPOCH, identity(blueprint));
        final EngineFailedException failed;
        try (Engine engine = engine(blueprint, run, topology)) {
            failed = catchThrowableOfType(EngineFailedException.class, () -> runHistory(blueprint, engine));
        }

        assertThat(failed.failure().sequence()).isEqualTo(poison);
        assertThat(failed.failure().stage()).isEqualTo("execution");
        assertThat(failed)
                .hasMessageContaining("sequence " + poison + " in execution")
                .hasMessageContaining("line down");
        assertSealed(run, failed.failure());
    }

    private void assertSealed(final OpenRun run, final FailStop.Failure failure) {
        final Manifest manifest = Sealer.seal(
                run,
                RunStatus.FAILED,
                null,
                new RunFailure(
                        failure.sequence(), failure.stage(), failure.cause().toString()));
        assertThat(manifest.status()).isEqualTo(RunStatus.FAILED);
        assertThat(manifest.failure().sequence()).isEqualTo(poison);
        assertThat(manifest.failure().stage()).isEqualTo("execution");
        assertThat(manifest.damage()).isNull();
        assertThat(manifest.end().lastSequence()).isGreaterThanOrEqualTo(poison);
        try (JournalReader out = run.directory().reader(JournalKind.OUT)) {
            long last = 0;
            while (out.next()) {
                last = out.lastSequence();
            }
            assertThat(last)
                    .as("I2: what was to be sent is journaled, and nothing after it")
                    .isEqualTo(poison);
        }
    }

    private Engine engine(final Blueprint blueprint, final OpenRun run, final Topology topology) {
        final Core core = blueprint.core(1);
        final Gateway gateway = (record, offset, length) -> {
            if (++sent > SENT_BEFORE) {
                poison = RecordHeader.sequence(record, offset);
                throw new IllegalStateException("line down");
            }
        };
        return new Engine(new EngineParts(
                new EngineSettings(topology, 64, WaitMode.YIELD, 0),
                core,
                1,
                run.openWriter(JournalKind.IN),
                run.openWriter(JournalKind.OUT),
                gateway,
                ReactiveSource.NONE,
                InputListener.NONE,
                UnaryOperator.identity(),
                Thread::new));
    }

    private static void runHistory(final Blueprint blueprint, final Engine engine) {
        final LockstepConfig config = blueprint.config();
        final var directory = blueprint.directory();
        try (HistorySource market =
                new GeneratedMarket(config.market().settings(config.engine().seed()), directory)) {
            engine.start(new RunHeader(market.nextTimeNs(), 0, 1, 1, Blueprint.terms(directory), List.of()));
            engine.runHistory(List.of(market), TradingCalendar.none(), () -> null);
        }
    }

    private static RunIdentity identity(final Blueprint blueprint) {
        return new RunIdentity("test", 1, 1, Core.LOGIC_VERSION, 0, 1, List.of(), blueprint.settingsHash(), "");
    }
}
