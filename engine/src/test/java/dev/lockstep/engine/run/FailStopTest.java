package dev.lockstep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Flow;
import dev.lockstep.engine.testkit.RandomMarket;
import dev.lockstep.engine.testkit.RecordingJournal;
import dev.lockstep.engine.testkit.ScriptedVenue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Fail-stop: nothing handles the poison event or a later one behind the stage that failed, everything before it is handled. */
final class FailStopTest {
    private static final long POISON = 200;

    private final Map<String, Long> lastHandled = new ConcurrentHashMap<>();

    private NamedHandler failing(final NamedHandler handler, final String stage) {
        return new NamedHandler(handler.name(), slot -> {
            if (handler.name().equals(stage) && slot.sequence() == POISON) {
                throw new IllegalStateException("poison");
            }
            handler.handler().onEvent(slot);
            lastHandled.put(handler.name(), slot.sequence());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "INLINE, feature", "INLINE, signal", "INLINE, risk", "INLINE, execution",
        "FUSED, feature", "FUSED, signal", "FUSED, risk", "FUSED, execution",
        "STAGED, feature", "STAGED, signal", "STAGED, risk", "STAGED, execution"
    })
    void shouldStopAtTheEventThatAStageCannotHandle(final Topology topology, final String stage) {
        final ScriptedVenue venue = new ScriptedVenue(1, false);
        try (EngineRun run = new EngineRun(
                topology, Flow.settings(1), venue, venue, null, null, handler -> failing(handler, stage))) {
            run.start(RandomMarket.instruments());
            assertThatThrownBy(() -> run.history(Flow.market(1)))
                    .isInstanceOf(EngineFailedException.class)
                    .hasMessageContaining("sequence " + POISON)
                    .hasMessageContaining(stage)
                    .hasRootCauseMessage("poison");
            assertThat(run.engine().failure().sequence()).isEqualTo(POISON);
            assertThat(run.engine().failure().stage()).isEqualTo(stage);
            assertThat(run.inputs())
                    .as("the poison event is in the journal (I2)")
                    .hasSize((int) POISON);
            assertThat(RecordHeader.sequence(run.outputs().get(run.outputs().size() - 1), 0))
                    .as("no output of the poison event")
                    .isLessThan(POISON);
        }
        final List<String> stages = List.of("feature", "signal", "risk", "execution");
        for (final String other : stages) {
            final boolean before = stages.indexOf(other) < stages.indexOf(stage);
            assertThat(lastHandled.get(other)).as(other).isEqualTo(before ? POISON : POISON - 1);
        }
    }

    @Test
    void shouldLetTheEarliestOfTwoFailuresCount() {
        final FailStop failStop = new FailStop();
        final IllegalStateException ahead = new IllegalStateException("a stage that is ahead fails first");
        final IllegalStateException behind = new IllegalStateException("a stage behind fails at an earlier event");
        failStop.trip(13, "feature", ahead);
        assertThat(failStop.blocks(12)).isFalse();
        failStop.trip(10, "execution", behind);
        assertThat(failStop.blocks(9)).isFalse();
        assertThat(failStop.blocks(10)).isTrue();
        assertThat(failStop.blocks(11))
                .as("execution must not go on behind its own failure")
                .isTrue();
        assertThat(failStop.failure()).isEqualTo(new FailStop.Failure(10, "execution", behind));
        failStop.trip(12, "risk", ahead);
        assertThat(failStop.failure().stage()).isEqualTo("execution");
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldPublishNothingThatTheInputJournalRefused(final Topology topology) {
        final ScriptedVenue venue = new ScriptedVenue(1, false);
        final RecordingJournal inputs = new RecordingJournal().failingAfter(POISON);
        final UnaryOperator<NamedHandler> watched = handler -> failing(handler, "none");
        try (EngineRun run = new EngineRun(topology, Flow.settings(1), venue, venue, inputs, null, watched)) {
            run.start(RandomMarket.instruments());
            assertThatThrownBy(() -> run.history(Flow.market(1))).hasMessageContaining("journal is full");
            assertThat(run.engine().sequencer().sequence()).isEqualTo(POISON);
        }
        assertThat(lastHandled.values()).containsOnly(POISON);
        assertThat(inputs.records()).hasSize((int) POISON);
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldSendNothingThatTheOutputJournalRefused(final Topology topology) {
        final RecordingJournal outputs = new RecordingJournal().failingAfter(40);
        final long[] lastSent = new long[1];
        final Gateway gateway = (record, offset, length) -> {
            assertThat(outputs.records())
                    .as("journaled first (I2)")
                    .contains(dev.lockstep.engine.testkit.MessageBuffers.copy(record, offset, length));
            lastSent[0] = RecordHeader.sequence(record, offset);
        };
        try (EngineRun run = new EngineRun(
                topology, Flow.settings(1), gateway, ReactiveSource.NONE, null, outputs, UnaryOperator.identity())) {
            run.start(RandomMarket.instruments());
            assertThatThrownBy(() -> run.history(Flow.market(1)))
                    .isInstanceOf(EngineFailedException.class)
                    .hasRootCauseMessage("journal is full");
            assertThat(run.engine().failure().stage()).isEqualTo("execution");
            assertThat(lastSent[0])
                    .isPositive()
                    .isLessThan(run.engine().failure().sequence());
        }
    }
}
