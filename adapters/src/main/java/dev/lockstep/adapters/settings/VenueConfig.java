package dev.lockstep.adapters.settings;

import dev.lockstep.adapters.venue.QueueModel;
import dev.lockstep.adapters.venue.SimulatedVenueSettings;
import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Range;
import dev.lockstep.engine.settings.Scaled;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The section {@code venue}: the simulated venue of paper runs and backtests.
 *
 * @param orderLatency way of an order to the venue
 * @param orderJitter most that is added to it
 * @param reportLatency way of a report back
 * @param reportJitter most that is added to it
 * @param makerFeeBps fee of resting orders
 * @param takerFeeBps fee of orders that take liquidity
 * @param fillUnknownSizeAtTouch whether liquidity of unknown size fills
 * @param queueModel place of a resting order in its queue
 */
public record VenueConfig(
        @Doc("Way of an order to the venue") @Default("500us") @Range(min = "0s", max = "10s")
        Duration orderLatency,

        @Doc("Most that is added to it, drawn for each message") @Default("200us") @Range(min = "0s", max = "10s")
        Duration orderJitter,

        @Doc("Way of a report back to the engine") @Default("500us") @Range(min = "0s", max = "10s")
        Duration reportLatency,

        @Doc("Most that is added to it, drawn for each report") @Default("200us") @Range(min = "0s", max = "10s")
        Duration reportJitter,

        @Doc("Fee of a resting order's fill, basis points of its notional; negative is a rebate")
        @Default("0")
        @Range(min = "-100", max = "1000")
        BigDecimal makerFeeBps,

        @Doc("Fee of a fill that takes liquidity, basis points of its notional; negative is a rebate")
        @Default("0")
        @Range(min = "-100", max = "1000")
        BigDecimal takerFeeBps,

        @Doc("Whether liquidity of unknown size fills an order of any size at the touch, or else none") @Default("true")
        boolean fillUnknownSizeAtTouch,

        @Doc("Where a resting order stands at its price: behind-displayed, or front for an upper bound")
        @Default("behind-displayed")
        QueueModel queueModel) {
    private static final int INBOX_ORDERS = 4_096;
    private static final int INBOX_CANCELS = 4_096;
    private static final int BPS_DIGITS = 4;

    /** What the venue runs on. */
    public SimulatedVenueSettings settings() {
        return new SimulatedVenueSettings(
                orderLatency.toNanos(),
                orderJitter.toNanos(),
                reportLatency.toNanos(),
                reportJitter.toNanos(),
                Scaled.of("makerFeeBps", makerFeeBps.movePointLeft(BPS_DIGITS)),
                Scaled.of("takerFeeBps", takerFeeBps.movePointLeft(BPS_DIGITS)),
                fillUnknownSizeAtTouch,
                queueModel,
                INBOX_ORDERS,
                INBOX_CANCELS);
    }
}
