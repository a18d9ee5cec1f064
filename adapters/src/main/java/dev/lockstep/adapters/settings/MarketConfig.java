package dev.lockstep.adapters.settings;

import dev.lockstep.adapters.aeron.AeronMarketDataSettings;
import dev.lockstep.adapters.aeron.MarketPublisherSettings;
import dev.lockstep.adapters.aeron.Pacing;
import dev.lockstep.adapters.market.GeneratedInstrumentSettings;
import dev.lockstep.adapters.market.GeneratedMarketSettings;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Range;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.settings.InstrumentConfig.View;
import dev.lockstep.engine.settings.Scaled;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code market}: the embedded market of demos, paper runs and generated backtests.
 *
 * @param instruments by symbol
 * @param messages bound of messages
 * @param start market time of a backtest's first event
 * @param pacing how it is published in a live run
 * @param messagesPerSecond for {@code pacing: fixed-rate}
 * @param channel Aeron channel of a live run
 * @param streamId Aeron stream of a live run
 */
public record MarketConfig(
        @Doc("Generated instruments by symbol") Map<String, GeneratedInstrumentConfig> instruments,

        @Doc("Messages after which the market ends; 0 for never") @Default("0") @Range(min = "0", max = "1000000000000")
        long messages,

        @Doc("Market time of the first event of a generated backtest, ISO 8601 in UTC")
        @Default("'2026-01-05T09:00:00Z'")
        String start,

        @Doc("How a live run publishes it: real-time, fixed-rate, or unpaced as fast as the engine takes it")
        @Default("real-time")
        Pacing pacing,

        @Doc("Messages per second, for pacing: fixed-rate") @Default("100000") @Range(min = "1", max = "100000000")
        long messagesPerSecond,

        @Doc("Aeron channel of a live run") @Default("'aeron:ipc'")
        String channel,

        @Doc("Aeron stream of a live run") @Default("1001") @Range(min = "1", max = "2147483647")
        int streamId)
        implements Validated {

    /** Room for what comes behind it before nanoseconds since the epoch overflow. */
    private static final Instant LAST_START = Instant.parse("2261-12-31T00:00:00Z");

    @Override
    public void validate(final Problems problems) {
        try {
            nanos(Instant.parse(start));
        } catch (final java.time.format.DateTimeParseException | ArithmeticException e) {
            problems.add(
                    "start",
                    "is '" + start + "'; it must be a time such as 2026-01-05T09:00:00Z, from the year 1970 to 2262");
        }
        try {
            new AeronMarketDataSettings(channel, streamId, true);
        } catch (final IllegalArgumentException e) {
            problems.add("channel", e.getMessage());
        }
        instruments.forEach((symbol, instrument) -> {
            try {
                instrument.settings(symbol);
            } catch (final IllegalArgumentException e) {
                problems.add("instruments." + symbol, e.getMessage());
            }
        });
    }

    /** The generator's settings; only with at least one instrument. */
    public GeneratedMarketSettings settings(final long seed) {
        return new GeneratedMarketSettings(
                seed,
                nanos(Instant.parse(start)),
                0,
                messages,
                instruments.entrySet().stream()
                        .map(entry -> entry.getValue().settings(entry.getKey()))
                        .toList());
    }

    private static long nanos(final Instant instant) {
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST_START)) {
            throw new ArithmeticException(instant + " is out of range");
        }
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    /** How a live run publishes the market; it starts now. */
    public MarketPublisherSettings publishing() {
        return new MarketPublisherSettings(pacing, messagesPerSecond, messages, true);
    }

    /**
     * One generated instrument; its key is the symbol.
     *
     * @param currency of prices and money
     * @param tick price increment
     * @param lot quantity increment
     * @param startPrice around which it wanders
     * @param views feeds that are published
     * @param strategyView feed of features and strategies
     * @param venueView feed of the simulated venue
     * @param venue name of the venue that trades it
     * @param eventsPerSecond rate of order flow
     * @param volatilityPpm size of the moves
     * @param depthTicks depth of the book
     * @param restingOrders size of the book
     */
    public record GeneratedInstrumentConfig(
            @Doc("Currency of prices, fees and profit") @Default("USD")
            String currency,

            @Doc("Price increment") @Default("0.01") @Range(min = "0.00000001", max = "1000000")
            BigDecimal tick,

            @Doc("Quantity increment") @Default("1") @Range(min = "0.00000001", max = "1000000")
            BigDecimal lot,

            @Doc("Price around which it wanders") @Default("100") @Range(min = "0.00000001", max = "1000000000")
            BigDecimal startPrice,

            @Doc("Feeds that are published: quotes, depth, orders, trades") @Default("[quotes, trades]")
            List<View> views,

            @Doc("Published feed that features and strategies see") @Default("quotes")
            View strategyView,

            @Doc("Published feed that the simulated venue matches against") @Default("quotes")
            View venueView,

            @Doc("Venue that trades it, one of the section venues; may be left out if there is only one")
            Optional<String> venue,

            @Doc("Mean rate of orders, changes and cancels") @Default("1000") @Range(min = "1", max = "10000000")
            long eventsPerSecond,

            @Doc("Standard deviation of the fair value over a second, parts per million of the start price")
            @Default("100")
            @Range(min = "0", max = "100000")
            int volatilityPpm,

            @Doc("Mean distance of limit orders from the fair value, ticks")
            @Default("8")
            @Range(min = "1", max = "400")
            int depthTicks,

            @Doc("Orders about which the book hovers, both sides together")
            @Default("96")
            @Range(min = "16", max = "4096")
            int restingOrders) {
        private static final int MONEY_SCALE = 6;

        GeneratedInstrumentSettings settings(final String symbol) {
            final List<MarketView> feeds = views.stream().map(View::sbe).toList();
            return new GeneratedInstrumentSettings(
                    symbol,
                    currency,
                    MONEY_SCALE,
                    Scaled.of("tick", tick),
                    Scaled.of("lot", lot),
                    Scaled.of("startPrice", startPrice),
                    feeds,
                    strategyView.sbe(),
                    venueView.sbe(),
                    eventsPerSecond,
                    volatilityPpm,
                    depthTicks,
                    restingOrders);
        }
    }
}
