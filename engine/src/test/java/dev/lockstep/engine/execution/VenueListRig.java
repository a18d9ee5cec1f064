package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.VenueMessages;

/** One order desk at a venue whose session and lists a test plays. */
abstract class VenueListRig {
    static final int VENUE = 0;
    static final long TIMEOUT_NS = 5 * SECOND;

    final Desk desk = new Desk(wideLimits());
    final CoreHarness harness = desk.harness();

    final void waitFor(final long ns) {
        // Time passes by events only; the ticks that are due come before this one.
        harness.market(harness.timeNs() + ns, MarketMessages.quote(0, Desk.BID, units(1), Desk.ASK, units(1)));
    }

    final void session(final SessionState state) {
        harness.report(VenueMessages.venueSession(VENUE, state));
    }

    final void list(final Runnable content) {
        harness.report(VenueMessages.reconciliation(VENUE, ReconciliationPhase.BEGIN));
        content.run();
        harness.report(VenueMessages.reconciliation(VENUE, ReconciliationPhase.END));
    }

    final void assertLast(final OrderEvent event, final OrderState state, final long reserved) {
        assertThat(desk.update().orderEvent()).isEqualTo(event);
        assertThat(desk.update().orderState()).isEqualTo(state);
        assertThat(desk.update().reservationQuantity()).isEqualTo(units(reserved));
    }

    final int queries() {
        return harness.outputs(VenueQueryDecoder.TEMPLATE_ID).size();
    }
}
