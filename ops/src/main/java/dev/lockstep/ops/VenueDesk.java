package dev.lockstep.ops;

import dev.lockstep.adapters.venue.SimulatedVenue;
import dev.lockstep.adapters.venue.SimulatedVenueSettings;
import dev.lockstep.engine.gateway.GatewayOrders;
import dev.lockstep.engine.gateway.GuardedVenue;
import dev.lockstep.engine.gateway.KillLatch;
import dev.lockstep.engine.gateway.LatchedGateway;
import dev.lockstep.engine.gateway.OrderReports;

/** A simulated venue and what guards the way to it. */
final class VenueDesk {
    /** The core bounds the open orders; what it believes to have ended and the venue has not said is beyond that. */
    private static final int LEAST_SLACK = 256;

    private static final int SLACK_PART = 8;

    private final SimulatedVenue venue;
    private final LatchedGateway gateway;
    private final GuardedVenue guarded;

    /**
     * A desk.
     *
     * @param seed of what the venue draws
     * @param maxOpenOrders that the core may have
     * @param latch that stops sending
     */
    VenueDesk(
            final String name,
            final SimulatedVenueSettings settings,
            final long seed,
            final int maxOpenOrders,
            final KillLatch latch) {
        final GatewayOrders orders =
                new GatewayOrders(maxOpenOrders + Math.max(LEAST_SLACK, maxOpenOrders / SLACK_PART));
        venue = new SimulatedVenue(settings, seed, new OrderReports(orders));
        gateway = new LatchedGateway(latch, orders, venue);
        guarded = new GuardedVenue(name, orders, venue);
    }

    SimulatedVenue venue() {
        return venue;
    }

    /** What the engine sends through. */
    LatchedGateway gateway() {
        return gateway;
    }

    GuardedVenue guarded() {
        return guarded;
    }
}
