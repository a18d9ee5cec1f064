package dev.lockstep.adapters.venue;

import dev.lockstep.engine.venue.VenueCapabilities;
import java.util.List;
import java.util.Objects;

/**
 * How the simulated venue behaves.
 *
 * @param orderLatencyNs from the event that caused an order message to its arrival at the venue, nanoseconds, 0 or more
 * @param orderJitterNs most that is added to it, drawn for each message, nanoseconds, 0 or more
 * @param reportLatencyNs from an event at the venue to its report in the engine, nanoseconds, 0 or more
 * @param reportJitterNs most that is added to it, drawn for each report, nanoseconds, 0 or more
 * @param makerFeeRate fee of a resting order's fill as a part of its notional, scaled by 10^8; negative is a rebate
 * @param takerFeeRate fee of a fill that takes liquidity as a part of its notional, scaled by 10^8; negative is a
 *     rebate
 * @param fillUnknownSizeAtTouch whether liquidity of unknown size fills an order of any size, or else none
 * @param queueModel where a resting order stands in the queue at its price
 * @param inboxOrders messages that the venue holds between the core thread and the ingress thread, above 0; what does
 *     not fit comes back as NotSent
 * @param inboxCancels further room that only cancels may use, messages, above 0
 * @param capabilities what it takes; the rest it rejects
 * @param reportsWhileDown what becomes of reports while the session is down
 * @param outages when the session is down by itself, in order, without overlap
 */
public record SimulatedVenueSettings(
        long orderLatencyNs,
        long orderJitterNs,
        long reportLatencyNs,
        long reportJitterNs,
        long makerFeeRate,
        long takerFeeRate,
        boolean fillUnknownSizeAtTouch,
        QueueModel queueModel,
        int inboxOrders,
        int inboxCancels,
        VenueCapabilities capabilities,
        ReportsWhileDown reportsWhileDown,
        List<Outage> outages) {

    /** Checks what belongs together. */
    public SimulatedVenueSettings {
        Objects.requireNonNull(capabilities, "capabilities");
        Objects.requireNonNull(reportsWhileDown, "reportsWhileDown");
        outages = List.copyOf(outages);
        for (int i = 1; i < outages.size(); i++) {
            if (outages.get(i).atNs() <= outages.get(i - 1).endNs()) {
                throw new IllegalArgumentException("outages[" + i + "] begins before outages[" + (i - 1)
                        + "] has ended; give them in order, with some time between them");
            }
        }
    }

    /** A venue that takes market and limit orders and is never down by itself. */
    public SimulatedVenueSettings(
            final long orderLatencyNs,
            final long orderJitterNs,
            final long reportLatencyNs,
            final long reportJitterNs,
            final long makerFeeRate,
            final long takerFeeRate,
            final boolean fillUnknownSizeAtTouch,
            final QueueModel queueModel,
            final int inboxOrders,
            final int inboxCancels) {
        this(
                orderLatencyNs,
                orderJitterNs,
                reportLatencyNs,
                reportJitterNs,
                makerFeeRate,
                takerFeeRate,
                fillUnknownSizeAtTouch,
                queueModel,
                inboxOrders,
                inboxCancels,
                VenueCapabilities.BASIC,
                ReportsWhileDown.LOST,
                List.of());
    }

    /** No latency, no fees, unknown sizes fill, and room for 1,024 orders and as many cancels. */
    public static SimulatedVenueSettings ideal() {
        return new SimulatedVenueSettings(0, 0, 0, 0, 0, 0, true, QueueModel.BEHIND_DISPLAYED, 1024, 1024);
    }

    /** The same with other capabilities. */
    public SimulatedVenueSettings with(final VenueCapabilities newCapabilities) {
        return with(newCapabilities, reportsWhileDown, outages);
    }

    /** The same with other outages. */
    public SimulatedVenueSettings with(final ReportsWhileDown newReportsWhileDown, final List<Outage> newOutages) {
        return with(capabilities, newReportsWhileDown, newOutages);
    }

    private SimulatedVenueSettings with(
            final VenueCapabilities newCapabilities,
            final ReportsWhileDown newReportsWhileDown,
            final List<Outage> newOutages) {
        return new SimulatedVenueSettings(
                orderLatencyNs,
                orderJitterNs,
                reportLatencyNs,
                reportJitterNs,
                makerFeeRate,
                takerFeeRate,
                fillUnknownSizeAtTouch,
                queueModel,
                inboxOrders,
                inboxCancels,
                newCapabilities,
                newReportsWhileDown,
                newOutages);
    }
}
