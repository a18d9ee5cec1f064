package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.Hash64;

/**
 * Latency of each message: a base and a jitter, evenly drawn by a hash of (seed, order id, leg), so that what one order
 * draws depends on no other order.
 */
final class VenueLatency {
    /** Added to the legs of reports, so that they draw apart from those of orders. */
    private static final long REPORT_LEGS = 1L << 32;

    private final SimulatedVenueSettings settings;
    private final long seed;

    VenueLatency(final SimulatedVenueSettings settings, final long seed) {
        this.settings = settings;
        this.seed = seed;
    }

    /** Of an order's message to the venue, nanoseconds; legs count from 0. */
    long orderNs(final long orderId, final int leg) {
        return settings.orderLatencyNs() + jitter(orderId, leg, settings.orderJitterNs());
    }

    /** Of the venue's report of an order, nanoseconds; legs count from 0. */
    long reportNs(final long orderId, final int leg) {
        return settings.reportLatencyNs() + jitter(orderId, REPORT_LEGS + leg, settings.reportJitterNs());
    }

    private long jitter(final long orderId, final long leg, final long mostNs) {
        final long hash = Hash64.finish(Hash64.fold(Hash64.fold(Hash64.fold(0, seed), orderId), leg));
        return Long.remainderUnsigned(hash, mostNs + 1);
    }
}
