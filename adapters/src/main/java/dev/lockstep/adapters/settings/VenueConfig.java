package dev.lockstep.adapters.settings;

import dev.lockstep.adapters.venue.Outage;
import dev.lockstep.adapters.venue.QueueModel;
import dev.lockstep.adapters.venue.ReportsWhileDown;
import dev.lockstep.adapters.venue.SimulatedVenueSettings;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.config.ConfigLoader;
import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Range;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.settings.Scaled;
import dev.lockstep.engine.venue.VenueCapabilities;
import dev.lockstep.engine.venue.VenueFlag;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * One entry of the section {@code venues}, a simulated venue of paper runs and backtests; its key is the name.
 *
 * @param orderLatency way of an order to the venue
 * @param orderJitter most that is added to it
 * @param reportLatency way of a report back
 * @param reportJitter most that is added to it
 * @param makerFeeBps fee of resting orders
 * @param takerFeeBps fee of orders that take liquidity
 * @param fillUnknownSizeAtTouch whether liquidity of unknown size fills
 * @param queueModel place of a resting order in its queue
 * @param orderTypes types of orders that it takes
 * @param timesInForce times in force that it takes
 * @param flags what it offers besides
 * @param reportsWhileDown what becomes of reports while the session is down
 * @param outages when the session is down
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
        QueueModel queueModel,

        @Doc("Types of orders that the venue takes; those that it does not take are emulated")
        @Default("[market, limit]")
        List<Type> orderTypes,

        @Doc("Times in force that the venue takes; those that it does not take are emulated")
        @Default("[gtc, ioc, fok]")
        List<InForce> timesInForce,

        @Doc(
                "What the venue offers besides: post-only, reduce-only, display-quantity, cancel-on-disconnect; the last is requested at the start of every session for orders")
        List<VenueFlag> flags,

        @Doc(
                "What becomes of reports while the session is down: lost, but for fills that are told again later, or held")
        @Default("lost")
        ReportsWhileDown reportsWhileDown,

        @Doc("When the session with the venue is down, in order; for tests and drills")
        List<OutageConfig> outages)
        implements Validated {
    /** Types of orders. */
    public enum Type {
        /** Executes at once at whatever price there is. */
        MARKET,
        /** Executes at the limit or better. */
        LIMIT,
        /** A stop that becomes a market order. */
        STOP_MARKET,
        /** A stop that becomes a limit order. */
        STOP_LIMIT,
        /** Executes at the best price; the rest stays there. */
        MARKET_TO_LIMIT,
        /** Becomes a market order at a better price. */
        MARKET_IF_TOUCHED,
        /** Becomes a limit order at a better price. */
        LIMIT_IF_TOUCHED,
        /** A stop market order whose trigger follows the market. */
        TRAILING_STOP_MARKET,
        /** A stop limit order whose trigger follows the market. */
        TRAILING_STOP_LIMIT;

        OrderType sbe() {
            return OrderType.valueOf(name());
        }
    }

    /** Times in force. */
    public enum InForce {
        /** Good till cancelled. */
        GTC,
        /** Immediate or cancel. */
        IOC,
        /** Fill or kill. */
        FOK,
        /** Until the session closes. */
        DAY,
        /** Good till a date. */
        GTD,
        /** When the session opens. */
        AT_THE_OPEN,
        /** When the session is about to close. */
        AT_THE_CLOSE;

        TimeInForce sbe() {
            return TimeInForce.valueOf(name());
        }
    }

    /**
     * One outage.
     *
     * @param at its begin
     * @param lasts its length
     */
    public record OutageConfig(
            @Doc("Engine time since the first event at which the session goes down") @Range(min = "0s", max = "8760h")
            Duration at,

            @Doc("How long it is down") @Range(min = "1ns", max = "8760h")
            Duration lasts) {
        Outage outage() {
            return new Outage(at.toNanos(), lasts.toNanos());
        }
    }

    private static final int INBOX_ORDERS = 4_096;
    private static final int INBOX_CANCELS = 4_096;
    private static final int BPS_DIGITS = 4;

    /** A venue of which nothing is said. */
    public static VenueConfig defaults() {
        return new ConfigLoader().parse(VenueConfig.class, "defaults", "{}", List.of());
    }

    @Override
    public void validate(final Problems problems) {
        requireSome("orderTypes", orderTypes, problems);
        requireSome("timesInForce", timesInForce, problems);
        for (int i = 1; i < outages.size(); i++) {
            final OutageConfig before = outages.get(i - 1);
            if (outages.get(i).at().compareTo(before.at().plus(before.lasts())) <= 0) {
                problems.add(
                        "outages[" + i + "].at",
                        "is not after the end of the outage before it; give outages in order, with some time between");
            }
        }
    }

    private static void requireSome(final String key, final List<?> given, final Problems problems) {
        if (given.isEmpty()) {
            problems.add(key, "is empty, so that the venue would take no order at all");
        }
    }

    /** What it does by itself. */
    public VenueCapabilities capabilities() {
        return VenueCapabilities.of(
                orderTypes.stream().map(Type::sbe).toList(),
                timesInForce.stream().map(InForce::sbe).toList(),
                flags);
    }

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
                INBOX_CANCELS,
                capabilities(),
                reportsWhileDown,
                outages.stream().map(OutageConfig::outage).toList());
    }
}
