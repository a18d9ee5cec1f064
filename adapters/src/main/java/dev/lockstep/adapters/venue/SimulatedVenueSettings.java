package dev.lockstep.adapters.venue;

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
        int inboxCancels) {

    /** No latency, no fees, unknown sizes fill, and room for 1,024 orders and as many cancels. */
    public static SimulatedVenueSettings ideal() {
        return new SimulatedVenueSettings(0, 0, 0, 0, 0, 0, true, QueueModel.BEHIND_DISPLAYED, 1024, 1024);
    }
}
