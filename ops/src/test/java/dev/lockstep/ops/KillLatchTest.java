package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.gateway.Kill;
import dev.lockstep.engine.run.EngineFailedException;
import dev.lockstep.engine.run.Topology;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** I8: the latch cancels what is open at the venue with a core that hangs, a ring that is full, and journals that fail. */
class KillLatchTest {
    /** Sets the latch on a thread of its own, as an operator would. */
    private static Kill setFromAnotherThread(final LatchBed bed) throws InterruptedException {
        final AtomicReference<Kill> kill = new AtomicReference<>();
        final Thread operator =
                new Thread(() -> kill.set(bed.killSwitch().latch().set("A. Person", "drill")));
        operator.start();
        operator.join();
        return kill.get();
    }

    private static void assertNothingOpen(final LatchBed bed, final int open) {
        assertThat(bed.desk().venue().openOrders()).isZero();
        assertThat(bed.killSwitch().openOrders()).isZero();
        assertThat(bed.killSwitch().progress().found()).isGreaterThanOrEqualTo(open);
        assertThat(bed.killSwitch().progress().unconfirmed()).isZero();
        assertThat(bed.killSwitch().progress().venues().get(0).cancels()).isGreaterThanOrEqualTo(open);
    }

    @ParameterizedTest
    @EnumSource(value = Topology.class, mode = Mode.EXCLUDE, names = "INLINE")
    void shouldCancelWhatIsOpenWhileTheCoreHangsInTheMiddleOfAStage(final Topology topology) throws Exception {
        try (LatchBed bed = new LatchBed(topology).withWorkingOrders()) {
            bed.blockTheCore();
            bed.feed(false);
            final int open = bed.desk().venue().openOrders();
            final Kill kill = setFromAnotherThread(bed);
            bed.until(() -> bed.killSwitch().isConfirmed(kill), "the confirmation");
            assertThat(bed.isBlocked()).isTrue();
            assertThat(open).isPositive();
            assertNothingOpen(bed, open);
        }
    }

    @Test
    void shouldCancelWhatIsOpenWhileTheRingIsFullAndDrainsNoMore() throws Exception {
        try (LatchBed bed = new LatchBed(Topology.FUSED).withWorkingOrders()) {
            bed.blockTheCore();
            bed.until(() -> !bed.ringHasRoom(), "the ring to be full");
            final int open = bed.desk().venue().openOrders();
            final Kill kill = setFromAnotherThread(bed);
            bed.until(() -> bed.killSwitch().isConfirmed(kill), "the confirmation");
            assertThat(bed.ringHasRoom()).isFalse();
            assertThat(bed.in().kill()).as("there was no room for it").isNull();
            assertThat(open).isPositive();
            assertNothingOpen(bed, open);
        }
    }

    /** A core that knows nothing of the kill goes on giving orders: none of them gets out, and the kill is journaled when it can be. */
    @Test
    void shouldLetNothingOutWhenTheCoreGoesOnAndJournalTheKill() throws Exception {
        try (LatchBed bed = new LatchBed(Topology.FUSED).withWorkingOrders()) {
            bed.command(false);
            bed.blockTheCore();
            bed.until(() -> !bed.ringHasRoom(), "the ring to be full");
            final Kill kill = setFromAnotherThread(bed);
            bed.until(() -> bed.killSwitch().isConfirmed(kill), "the confirmation");
            bed.releaseTheCore();
            bed.until(() -> bed.desk().gateway().dropped() > 10, "dropped orders");
            bed.command(true);
            bed.until(() -> bed.in().kill() != null, "the command");
            assertThat(bed.in().kill()).isEqualTo("KILL LATCH A. Person");
            assertNothingOpen(bed, 1);
            assertThat(bed.desk().gateway().untold()).isZero();
            assertThat(bed.killSwitch().isConfirmed(kill)).isTrue();
        }
    }

    @Test
    void shouldCancelWhatIsOpenWhenTheInputJournalFails() {
        try (LatchBed bed = new LatchBed(Topology.FUSED).withWorkingOrders()) {
            final int open = bed.desk().venue().openOrders();
            bed.in().refuse();
            assertThatThrownBy(() -> bed.until(() -> false, "a failure")).hasMessage("no space left on device");
            bed.cancelOpen("ingress failed");
            assertNothingOpen(bed, open);
            assertThat(bed.messages())
                    .startsWith("kill latch set by engine (ingress failed): ")
                    .contains(" open, ")
                    .contains(" 0 unconfirmed; confirmed after ");
        }
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldCancelWhatIsOpenWhenTheOutputJournalFails(final Topology topology) {
        try (LatchBed bed = new LatchBed(topology).withWorkingOrders()) {
            bed.out().refuse();
            assertThatThrownBy(() -> bed.until(() -> false, "a failure"))
                    .isInstanceOf(EngineFailedException.class)
                    .hasRootCauseMessage("no space left on device");
            final int open = bed.desk().venue().openOrders();
            bed.cancelOpen("execution failed");
            assertThat(open).isPositive();
            assertNothingOpen(bed, open);
        }
    }
}
