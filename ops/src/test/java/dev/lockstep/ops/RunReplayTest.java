package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.settings.EngineConfig;
import dev.lockstep.journal.Replay;
import dev.lockstep.journal.ReplayResult;
import dev.lockstep.journal.RunDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.agrona.collections.MutableLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReplayTest {
    private static final Path DEMO = Path.of(System.getProperty("lockstep.root"), "config", "demo.yaml");

    @TempDir
    private Path dir;

    private LockstepConfig config() {
        return Configurations.load(
                DEMO,
                List.of(
                        "data.format=generated",
                        "market.messages=5000",
                        "engine.topology=inline",
                        "journal.dir=" + dir.resolve("journal")));
    }

    private static RunReport run(final LockstepConfig config) {
        return new Backtest(config, new StopSignal(), new PrintWriter(new StringWriter()), new Progress(null, ""))
                .run();
    }

    @Test
    void shouldTellOfEveryEventThatIsReplayed() {
        final LockstepConfig config = config();
        final RunReport run = run(config);
        final long chainSeed = new Blueprint(config).settingsHash();
        final Core core = new Blueprint(config).core(chainSeed);
        final MutableLong told = new MutableLong();

        final ReplayResult result =
                Replay.run(RunDirectory.of(run.directory()), core, chainSeed, Replay.TO_THE_END, told::increment);

        assertThat(result.isIdentical()).isTrue();
        assertThat(told.get()).isEqualTo(run.events()).isEqualTo(result.events());
    }

    @Test
    void shouldReplayARunWhoseCpusAreNotHere() {
        final RunReport run = run(onCpu(config(), 1_000));
        final RunDirectory directory = RunDirectory.of(run.directory());
        assertThat(directory.manifest().configuration()).contains("1000");

        assertThat(RunReplay.of(directory, List.of()).run(Replay.TO_THE_END).isIdentical())
                .isTrue();
    }

    /** As on a machine with more CPUs: what is bound from a file would be refused here, a record is not. */
    private static LockstepConfig onCpu(final LockstepConfig config, final int cpu) {
        final EngineConfig engine = config.engine();
        return new LockstepConfig(
                new EngineConfig(
                        engine.topology(),
                        engine.seed(),
                        engine.instance(),
                        engine.ringSize(),
                        engine.waitMode(),
                        engine.maxOpenOrders(),
                        List.of(cpu),
                        engine.settleTimeout(),
                        engine.answerTimeout(),
                        engine.cancelRepeat()),
                config.journal(),
                config.data(),
                config.market(),
                config.instruments(),
                config.calendar(),
                config.accounts(),
                config.currencies(),
                config.strategies(),
                config.risk(),
                config.venues());
    }
}
