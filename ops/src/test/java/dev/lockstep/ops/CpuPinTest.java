package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.config.ConfigException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import net.openhft.affinity.Affinity;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuPinTest {
    private static final Path DEMO = Path.of(System.getProperty("lockstep.root"), "config", "demo.yaml");

    private final StringWriter said = new StringWriter();
    private final PrintWriter messages = new PrintWriter(said, true);
    private int first;
    private int last;

    @TempDir
    private Path dir;

    @BeforeEach
    void findCpus() {
        final BitSet available = CpuPin.available();
        Assumptions.assumeFalse(available.isEmpty(), "threads can't be pinned on this system");
        first = available.nextSetBit(0);
        last = available.length() - 1;
    }

    private static BitSet only(final int cpu) {
        final BitSet set = new BitSet();
        set.set(cpu);
        return set;
    }

    @Test
    void shouldKeepTheIngressThreadOnItsCpuAndLetItGo() {
        final BitSet before = Affinity.getAffinity();

        final int seen = CpuPin.ingress(List.of(last, first), messages, () -> {
            assertThat(Affinity.getAffinity()).isEqualTo(only(last));
            return Affinity.getCpu();
        });

        assertThat(seen).isEqualTo(last);
        assertThat(Affinity.getAffinity()).isEqualTo(before);
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void shouldLetTheThreadGoWhenItsWorkFails() {
        final BitSet before = Affinity.getAffinity();

        assertThatThrownBy(() -> CpuPin.with(first, messages, () -> {
                    throw new IllegalStateException("work failed");
                }))
                .hasMessage("work failed");
        assertThat(Affinity.getAffinity()).isEqualTo(before);
    }

    @Test
    void shouldPinStageThreadsInTheirOrder() throws InterruptedException {
        final List<Integer> cpus = List.of(first, last, first, last, first);
        final StageThreads threads = new StageThreads(cpus, messages);

        for (int stage = 1; stage < cpus.size(); stage++) {
            final List<Integer> seen = new ArrayList<>();
            final Thread thread = threads.newThread(() -> seen.add(Affinity.getCpu()));
            assertThat(thread.isDaemon()).isTrue();
            thread.start();
            thread.join();
            assertThat(seen).as("stage %d", stage).containsExactly(cpus.get(stage));
        }
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void shouldLeaveThreadsAloneWithoutCpus() throws InterruptedException {
        final List<BitSet> seen = new ArrayList<>();
        final Thread thread = new StageThreads(List.of(), messages).newThread(() -> seen.add(Affinity.getAffinity()));
        thread.start();
        thread.join();

        assertThat(seen).containsExactly(Affinity.getAffinity());
    }

    @Test
    void shouldGoOnUnpinnedWithAMessageWhenTheSystemRefuses() {
        final int absent = 1_000;

        final String result = CpuPin.with(absent, messages, () -> "done");

        assertThat(result).isEqualTo("done");
        assertThat(said.toString()).contains("can't be pinned to CPU 1000 and runs unpinned");
    }

    private LockstepConfig config(final String... more) {
        final List<String> overrides = new ArrayList<>(
                List.of("data.format=generated", "market.messages=1000", "journal.dir=" + dir.resolve("journal")));
        overrides.addAll(List.of(more));
        return Configurations.load(DEMO, overrides);
    }

    private RunReport run(final LockstepConfig config) {
        return new Backtest(config, new StopSignal(), messages, new Progress(null, "")).run();
    }

    @Test
    void shouldDecideTheSameWhereverItRuns() {
        final RunReport unpinned = run(config("engine.topology=inline"));
        final RunReport fused = run(config("engine.topology=fused", "engine.cpus=[" + first + ", " + last + "]"));
        final String five = IntStream.range(0, 5)
                .mapToObj(i -> Integer.toString(i % 2 == 0 ? first : last))
                .toList()
                .toString();
        final RunReport staged = run(config("engine.topology=staged", "engine.cpus=" + five));

        for (final RunReport pinned : List.of(fused, staged)) {
            assertThat(pinned.endReason()).isEqualTo(EndReason.SOURCES_EXHAUSTED);
            assertThat(pinned.inputChain()).isEqualTo(unpinned.inputChain());
            assertThat(pinned.outputChain()).isEqualTo(unpinned.outputChain());
        }
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void shouldRefuseCpusThatAreNotThere() {
        assertThatThrownBy(() -> config("engine.topology=fused", "engine.cpus=[-1, 1000]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("engine.cpus[0]: is -1; available to this process: " + first)
                .hasMessageContaining("engine.cpus[1]: is 1000; available to this process: " + first);
    }

    @Test
    void shouldRefuseMoreOrFewerCpusThanThreads() {
        final String one = "engine.cpus=[" + first + "]";
        assertThat(config("engine.topology=inline", one).engine().cpus()).containsExactly(first);
        assertThatThrownBy(() -> config("engine.topology=fused", one))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("engine.cpus: has 1 entries; topology fused has 2 threads (ingress, core)");
        assertThatThrownBy(() -> config("engine.topology=staged", one))
                .hasMessageContaining("topology staged has 5 threads (ingress, feature, signal, risk, execution)");
    }

    @Test
    void shouldRefuseSpinningThreadsThatShareACpu() {
        assertThatThrownBy(() -> config(
                        "engine.topology=fused", "engine.waitMode=spin", "engine.cpus=[" + first + ", " + first + "]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("with waitMode spin each thread needs a CPU of its own");
    }
}
