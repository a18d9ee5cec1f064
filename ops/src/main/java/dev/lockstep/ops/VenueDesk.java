package dev.lockstep.ops;

import dev.lockstep.adapters.venue.SimulatedVenue;
import dev.lockstep.adapters.venue.SimulatedVenueSettings;
import dev.lockstep.adapters.venue.VenueLink;
import dev.lockstep.engine.gateway.DisconnectRequests;
import dev.lockstep.engine.gateway.GatewayOrders;
import dev.lockstep.engine.gateway.GuardedVenue;
import dev.lockstep.engine.gateway.KillLatch;
import dev.lockstep.engine.gateway.LatchedGateway;
import dev.lockstep.engine.gateway.OrderReports;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/** A simulated venue and what guards the way to it: what is sent passes the kill latch, what is reported the gateway's table of orders. */
final class VenueDesk implements VenueLink {
    /** The core bounds the open orders; what it believes to have ended and the venue has not said is beyond that. */
    private static final int LEAST_SLACK = 256;

    private static final int SLACK_PART = 8;

    private final SimulatedVenue venue;
    private final LatchedGateway gateway;
    private final GuardedVenue guarded;
    private final DisconnectRequests disconnects;

    /**
     * A desk.
     *
     * @param index of the venue
     * @param seed of what the venue draws
     * @param maxOpenOrders that the core may have
     * @param latch that stops sending; all desks share it
     * @param warnings for people, told on the ingress thread
     */
    VenueDesk(
            final int index,
            final String name,
            final SimulatedVenueSettings settings,
            final long seed,
            final int maxOpenOrders,
            final KillLatch latch,
            final Consumer<String> warnings) {
        final GatewayOrders orders =
                new GatewayOrders(maxOpenOrders + Math.max(LEAST_SLACK, maxOpenOrders / SLACK_PART));
        disconnects = new DisconnectRequests(new VenueTerms(name, settings.capabilities()), warnings);
        venue = new SimulatedVenue(index, settings, seed, new OrderReports(orders), disconnects);
        gateway = new LatchedGateway(latch, orders, venue);
        guarded = new GuardedVenue(name, orders, venue);
    }

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        gateway.send(record, offset, length);
    }

    @Override
    public void onInput(final DirectBuffer record, final int offset, final int length) {
        venue.onInput(record, offset, length);
    }

    @Override
    public long nextTimeNs() {
        return venue.nextTimeNs();
    }

    @Override
    public int advance(final long nowNs, final MessageSink sink, final int limit) {
        return venue.advance(nowNs, sink, limit);
    }

    SimulatedVenue venue() {
        return venue;
    }

    /** What counts the messages that were held back. */
    LatchedGateway gateway() {
        return gateway;
    }

    GuardedVenue guarded() {
        return guarded;
    }

    /** What becomes of its orders when its session is lost. */
    VenueSummary summary() {
        return VenueSummary.of(guarded.name(), disconnects);
    }
}
