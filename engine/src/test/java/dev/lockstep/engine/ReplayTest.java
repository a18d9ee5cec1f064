package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CheckpointDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.run.ReplayPump;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.state.StateImage;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Flow;
import dev.lockstep.engine.testkit.MessageBuffers;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.RandomMarket;
import dev.lockstep.engine.testkit.Records;
import dev.lockstep.engine.testkit.ScriptedVenue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I5 along the log: a replay, a core restored at any cut, and a run that starts from a state go on as the first run did. */
final class ReplayTest {
    private static final int CUTS = 24;

    @Test
    void shouldGiveTheSameOutputsWhenItsInputsAreReplayed() {
        try (EngineRun run = Flow.run(Topology.INLINE, 4)) {
            final Core core = new Core(Flow.settings(4));
            final List<UnsafeBuffer> outputs = new ArrayList<>();
            final ReplayPump pump = new ReplayPump(core, EngineRun.CHAIN_SEED, slot -> {
                for (int i = 0; i < core.execution().outputs().count(); i++) {
                    outputs.add(MessageBuffers.copy(
                            core.execution().outputs().buffer(),
                            core.execution().outputs().offset(i),
                            core.execution().outputs().length(i)));
                }
            });
            run.inputs().forEach(record -> pump.feed(record, 0, record.capacity()));
            Records.assertSame("outputs", outputs, run.outputs());
            assertThat(pump.sequencer().chain())
                    .isEqualTo(run.engine().sequencer().chain());
            assertThat(EngineRun.hashes(core)).isEqualTo(EngineRun.hashes(run.core()));
        }
    }

    /** For an auditor the list of controls is walked along; otherwise each is called by its name. */
    @Test
    void shouldDecideTheSameWhileAnAuditorListens() {
        try (EngineRun run = Flow.run(Topology.INLINE, 7)) {
            final Core core = new Core(Flow.settings(7));
            final EnumSet<DenialCode> ofRisk = EnumSet.noneOf(DenialCode.class);
            final EnumSet<DenialCode> ofGate = EnumSet.noneOf(DenialCode.class);
            core.trace(
                    (control, action, id, verdict, value, limit, key) -> ofRisk.add(verdict),
                    (control, action, id, verdict, value, limit, key) -> ofGate.add(verdict));
            final CoreHarness harness = new CoreHarness(core, 0, 0, EngineRun.CHAIN_SEED);
            run.inputs().forEach(harness::replay);
            Records.assertSame(
                    "outputs",
                    harness.outputs().stream().map(Output::message).toList(),
                    run.decodedOutputs().stream().map(Output::message).toList());
            assertThat(EngineRun.hashes(core)).isEqualTo(EngineRun.hashes(run.core()));
            assertThat(ofRisk).as("passed, and denied by several controls").hasSizeGreaterThan(2);
            assertThat(ofGate).as("passed, and denied by several controls").hasSizeGreaterThan(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void shouldGoOnAlikeFromAStateTakenAtAnyCut(final long seed) {
        try (EngineRun run = Flow.run(Topology.INLINE, seed)) {
            final List<UnsafeBuffer> inputs = run.inputs();
            final boolean[] cut = new boolean[inputs.size()];
            new Random(seed).ints(CUTS, 1, inputs.size() - 1).forEach(i -> cut[i] = true);
            CoreHarness harness = new CoreHarness(new Core(Flow.settings(seed)), 0, 0, EngineRun.CHAIN_SEED);
            final List<Output> outputs = new ArrayList<>();
            int cutsWithLoopbacks = 0;
            for (int i = 0; i < inputs.size(); i++) {
                harness.replay(inputs.get(i));
                if (cut[i] || (harness.core().execution().loopbacks().size() > 2 && i % 50 == 0)) {
                    cutsWithLoopbacks += harness.core().execution().loopbacks().size() > 0 ? 1 : 0;
                    outputs.addAll(harness.outputs());
                    harness = restored(harness, seed);
                }
            }
            outputs.addAll(harness.outputs());
            assertThat(cutsWithLoopbacks).as("cuts with loopbacks outstanding").isPositive();
            Records.assertSame(
                    "outputs, seed " + seed,
                    outputs.stream().map(Output::message).toList(),
                    run.decodedOutputs().stream().map(Output::message).toList());
            assertThat(EngineRun.hashes(harness.core()))
                    .as("state hashes, seed %d", seed)
                    .isEqualTo(EngineRun.hashes(run.core()));
        }
    }

    private static CoreHarness restored(final CoreHarness before, final long seed) {
        final List<StateImage> images = before.core().images();
        final Core core = new Core(Flow.settings(seed));
        core.restore(images);
        final List<StateImage> again = core.images();
        for (int stage = 0; stage < images.size(); stage++) {
            assertThat(bytes(again.get(stage)))
                    .as("image of stage %d at input %d, seed %d", stage, before.sequence(), seed)
                    .isEqualTo(bytes(images.get(stage)));
            assertThat(core.stages().get(stage).deadline().ns())
                    .as("deadline of stage %d at input %d, seed %d", stage, before.sequence(), seed)
                    .isEqualTo(before.core().stages().get(stage).deadline().ns());
        }
        assertThat(EngineRun.hashes(core))
                .as("state hashes at input %d, seed %d", before.sequence(), seed)
                .isEqualTo(EngineRun.hashes(before.core()));
        return new CoreHarness(core, before.sequence(), before.timeNs(), before.chain());
    }

    private static byte[] bytes(final StateImage image) {
        final byte[] bytes = new byte[image.length()];
        image.buffer().getBytes(0, bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void shouldStartARunFromAStateWithLoopbacksOnTheirWay(final int outstanding) {
        final long seed = 7;
        try (EngineRun first = Flow.run(Topology.INLINE, seed)) {
            final CoreHarness harness = stoppedWith(first.inputs(), outstanding, seed);
            final List<StateImage> image = harness.core().images();
            for (final Topology topology : Topology.values()) {
                try (EngineRun second = new EngineRun(topology, Flow.settings(seed), new ScriptedVenue(seed, false))) {
                    second.startFrom(image, harness.timeNs(), 1);
                    assertThat(EngineRun.hashes(second.core()).get(0))
                            .isEqualTo(EngineRun.hashes(harness.core()).get(0));
                    second.history(new RandomMarket(seed, 500, 1_000_000));
                    assertThat(second.engine().failure()).isNull();
                    assertReplays(second, seed);
                }
            }
        }
    }

    private static CoreHarness stoppedWith(final List<UnsafeBuffer> inputs, final int outstanding, final long seed) {
        final CoreHarness harness = new CoreHarness(new Core(Flow.settings(seed)), 0, 0, EngineRun.CHAIN_SEED);
        for (int i = 0; i < inputs.size(); i++) {
            harness.replay(inputs.get(i));
            if (i > inputs.size() / 3 && harness.core().execution().loopbacks().size() == outstanding) {
                return harness;
            }
        }
        throw new AssertionError("the flow never had " + outstanding + " loopbacks outstanding");
    }

    /** The journal of a run that began with a state holds that state, so it replays by itself. */
    private static void assertReplays(final EngineRun run, final long seed) {
        final Core core = new Core(Flow.settings(seed));
        final ReplayPump pump = new ReplayPump(core, EngineRun.CHAIN_SEED, slot -> {});
        run.inputs().forEach(record -> pump.feed(record, 0, record.capacity()));
        assertThat(EngineRun.hashes(core)).isEqualTo(EngineRun.hashes(run.core()));
        assertThat(core.execution().outputChain())
                .isEqualTo(run.core().execution().outputChain());
    }

    @Test
    void shouldReportChainsAndHashesOfTheMomentInCheckpoints() {
        try (EngineRun run = Flow.run(Topology.STAGED, 8)) {
            final Core core = new Core(Flow.settings(8));
            final CoreHarness harness = new CoreHarness(core, 0, 0, EngineRun.CHAIN_SEED);
            final List<Output> checkpoints = run.decodedOutputs().stream()
                    .filter(output -> output.templateId() == CheckpointDecoder.TEMPLATE_ID)
                    .toList();
            int next = 0;
            for (final UnsafeBuffer input : run.inputs()) {
                harness.replay(input);
                final long sequence = RecordHeader.sequence(input, 0);
                final boolean here =
                        next < checkpoints.size() && checkpoints.get(next).cause() == sequence;
                final boolean due =
                        sequence % 4_096 == 0 || sequence == run.inputs().size();
                assertThat(here || !due)
                        .as("checkpoint after input %d", sequence)
                        .isTrue();
                if (here) {
                    final CheckpointDecoder checkpoint = checkpoints.get(next++).checkpoint();
                    assertThat(List.of(
                                    checkpoint.featureHash(),
                                    checkpoint.signalHash(),
                                    checkpoint.riskHash(),
                                    checkpoint.executionHash()))
                            .as("hashes at input %d", sequence)
                            .isEqualTo(EngineRun.hashes(core));
                    assertThat(checkpoint.inputChain()).isEqualTo(harness.chain());
                    assertThat(checkpoint.outputChain())
                            .isEqualTo(core.execution().outputChain());
                }
            }
            assertThat(next).isEqualTo(checkpoints.size()).isGreaterThan(2);
        }
    }
}
