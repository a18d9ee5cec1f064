package dev.lockstep.engine.gateway;

import dev.lockstep.engine.port.VenueGateway;

/**
 * A venue whose orders the kill latch cancels.
 *
 * @param name of the venue
 * @param orders that may be open there
 * @param gateway the way to it
 */
public record GuardedVenue(String name, GatewayOrders orders, VenueGateway gateway) {}
