package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Flow;
import dev.lockstep.engine.testkit.Records;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I5: the same inputs and settings give the same bytes in every topology. */
final class TopologyTest {
    @ParameterizedTest
    @CsvSource({"1, FUSED", "2, FUSED", "3, FUSED", "1, STAGED", "2, STAGED", "3, STAGED"})
    void shouldGiveTheSameBytesAsInline(final long seed, final Topology topology) {
        try (EngineRun inline = Flow.run(Topology.INLINE, seed);
                EngineRun threaded = Flow.run(topology, seed)) {
            Records.assertSame("inputs, seed " + seed, threaded.inputs(), inline.inputs());
            Records.assertSame("outputs, seed " + seed, threaded.outputs(), inline.outputs());
            assertThat(threaded.engine().sequencer().chain())
                    .as("input chain, seed %d", seed)
                    .isEqualTo(inline.engine().sequencer().chain());
            assertThat(threaded.core().execution().outputChain())
                    .as("output chain, seed %d", seed)
                    .isEqualTo(inline.core().execution().outputChain());
            assertThat(EngineRun.hashes(threaded.core()))
                    .as("state hashes, seed %d", seed)
                    .isEqualTo(EngineRun.hashes(inline.core()));
            assertThat(inline.engine().publisher().orders())
                    .as("the flow does something, seed %d", seed)
                    .isGreaterThan(200);
        }
    }
}
