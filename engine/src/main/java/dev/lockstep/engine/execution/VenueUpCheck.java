package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.limit.ControlInfo;
import java.util.List;

/** The session with the venue is up: what is sent while it is not would be lost, or come late. */
final class VenueUpCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            VenueUpCheck.class,
            "Venue session",
            "Denies while the session for orders with the venue is down.",
            List.of("RTS 6 Art 15(2)"),
            List.of(),
            List.of(DenialCode.VENUE_DOWN));

    private final VenueStates venues;

    VenueUpCheck(final VenueStates venues) {
        this.venues = venues;
    }

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final boolean down = venues.isDown(instrument.venue);
        order.saw(down ? 1 : 0, 0, 0);
        if (down) {
            order.deny(DenialCode.VENUE_DOWN);
        }
        return order.approved();
    }
}
