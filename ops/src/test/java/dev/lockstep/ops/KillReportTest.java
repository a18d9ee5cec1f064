package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Kill;
import dev.lockstep.engine.gateway.KillProgress;
import dev.lockstep.engine.gateway.VenueProgress;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillReportTest {
    private static final Kill KILL = new Kill(3, 1_000_000, "A. Person", "drill", 1);

    private static String text(final VenueProgress... venues) {
        return KillReport.text(KILL, new KillProgress(KILL, List.of(venues)));
    }

    @Test
    void shouldSayHowManyOrdersWereOpenAndHowLongTheConfirmationTook() {
        assertThat(text(
                        new VenueProgress("ONE", 3, 0, false, 3, 0, 1_100_000, 2_500_000),
                        new VenueProgress("TWO", 1, 0, false, 1, 0, 1_200_000, 6_000_000)))
                .isEqualTo("kill latch set by A. Person (drill): 4 orders open, 4 cancelled or filled since,"
                        + " 0 unconfirmed; confirmed after 5.0 ms");
    }

    @Test
    void shouldNameTheVenueThatHasNotConfirmed() {
        assertThat(text(
                                new VenueProgress("ONE", 3, 1, true, 8, 5, 1_100_000, 0),
                                new VenueProgress("TWO", 0, 0, false, 0, 0, 0, 1_100_000))
                        .lines())
                .containsExactly(
                        "kill latch set by A. Person (drill): 3 orders open, 2 cancelled or filled since, 1 unconfirmed",
                        "venue ONE has not confirmed after 8 cancels (5 of them repeated): 1 order may be open there,"
                                + " and a message may be on its way; look there, nothing here cancels them any more");
    }

    @Test
    void shouldSayThatNothingWasDoneIfTheCancellerNeverLooked() {
        assertThat(KillReport.text(KILL, null)).contains("nothing was cancelled by it");
        final Kill earlier = new Kill(2, 0, "A. Person", "drill", 1);
        assertThat(KillReport.text(KILL, new KillProgress(earlier, List.of())))
                .contains("nothing was cancelled by it; find out what is open at the venues");
    }
}
