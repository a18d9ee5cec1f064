package dev.lockstep.adapters.market;

import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One instrument of a generated market.
 *
 * @param symbol 1 to 16 ASCII characters
 * @param currency 1 to 8 ASCII characters
 * @param moneyScale decimal places of money in the currency, 6 or 8
 * @param priceIncrement tick size, scaled by 10^8, above 0
 * @param quantityIncrement lot size, scaled by 10^8, 1 to 10^14; also the least order quantity
 * @param startPrice around which the fair value wanders, never outside half to twice of it; scaled by 10^8, rounded down to the
 *     tick; 1,000 to 2^33 ticks
 * @param views the feeds that are published, at least one
 * @param strategyView the published feed that features and strategies see
 * @param venueView the published feed that the simulated venue matches against
 * @param eventsPerSecond mean rate of order flow, that is of orders, changes and cancels, 1 to 10,000,000 a second of market time;
 *     each gives none, one or several messages
 * @param volatilityPpm standard deviation of the fair value's change over one second of market time in the normal regime, parts per
 *     million of the start price, 0 to 100,000; calm regimes have half, stressed ones three times as much
 * @param depthTicks mean distance of limit orders from the fair value in the normal regime, ticks, 1 to 400; raised where the fair value
 *     moves so much between two events that the book could not follow, and at most 1/64 of the start price
 * @param restingOrders number of orders about which the book hovers, both sides together, 16 to 4,096
 */
public record GeneratedInstrumentSettings(
        String symbol,
        String currency,
        int moneyScale,
        long priceIncrement,
        long quantityIncrement,
        long startPrice,
        List<MarketView> views,
        MarketView strategyView,
        MarketView venueView,
        long eventsPerSecond,
        int volatilityPpm,
        int depthTicks,
        int restingOrders) {

    private static final int MAX_SYMBOL_LENGTH = 16;
    private static final int MAX_CURRENCY_LENGTH = 8;
    private static final long MIN_START_TICKS = 1_000;
    private static final long MAX_START_TICKS = 1L << 33;
    private static final long MAX_START_PRICE = Long.MAX_VALUE / 4;
    private static final long MAX_LOT = 100_000_000_000_000L;
    private static final long ONE = 100_000_000L;

    /** Checks the ranges. */
    public GeneratedInstrumentSettings {
        requireText("symbol", symbol, MAX_SYMBOL_LENGTH);
        requireText("currency", currency, MAX_CURRENCY_LENGTH);
        if (moneyScale != 6 && moneyScale != 8) {
            throw new IllegalArgumentException("moneyScale is " + moneyScale + "; allowed is 6 or 8");
        }
        Limits.require("startPrice", startPrice, 1, MAX_START_PRICE);
        Limits.require("priceIncrement", priceIncrement, 1, startPrice);
        Limits.require("quantityIncrement", quantityIncrement, 1, MAX_LOT);
        Limits.require("startPrice in ticks", startPrice / priceIncrement, MIN_START_TICKS, MAX_START_TICKS);
        Limits.require("eventsPerSecond", eventsPerSecond, 1, 10_000_000);
        Limits.require("volatilityPpm", volatilityPpm, 0, 100_000);
        Limits.require("depthTicks", depthTicks, 1, 400);
        Limits.require("restingOrders", restingOrders, 16, 4_096);
        views = List.copyOf(views);
        requireViews(views, strategyView, venueView);
    }

    /**
     * An instrument with a price of 100.00, a tick of 0.01, a lot of 1 and 1,000 events a second, published as quotes.
     *
     * @param symbol 1 to 16 ASCII characters
     */
    public static GeneratedInstrumentSettings defaults(final String symbol) {
        return new GeneratedInstrumentSettings(
                symbol,
                "USD",
                6,
                ONE / 100,
                ONE,
                100 * ONE,
                List.of(MarketView.QUOTES),
                MarketView.QUOTES,
                MarketView.QUOTES,
                1_000,
                100,
                8,
                96);
    }

    /** The same instrument with other feeds. */
    public GeneratedInstrumentSettings withViews(
            final List<MarketView> newViews, final MarketView newStrategyView, final MarketView newVenueView) {
        return new GeneratedInstrumentSettings(
                symbol,
                currency,
                moneyScale,
                priceIncrement,
                quantityIncrement,
                startPrice,
                newViews,
                newStrategyView,
                newVenueView,
                eventsPerSecond,
                volatilityPpm,
                depthTicks,
                restingOrders);
    }

    /** The same instrument with another rate of order flow. */
    public GeneratedInstrumentSettings withEventsPerSecond(final long newEventsPerSecond) {
        return new GeneratedInstrumentSettings(
                symbol,
                currency,
                moneyScale,
                priceIncrement,
                quantityIncrement,
                startPrice,
                views,
                strategyView,
                venueView,
                newEventsPerSecond,
                volatilityPpm,
                depthTicks,
                restingOrders);
    }

    /** The terms as the engine is told them; the multiplier is one. */
    public InstrumentTerms terms() {
        return InstrumentTerms.spot(
                symbol,
                currency,
                moneyScale,
                strategyView,
                venueView,
                true,
                priceIncrement,
                quantityIncrement,
                quantityIncrement,
                ONE);
    }

    private static void requireText(final String name, final String given, final int maxLength) {
        if (given.isEmpty()
                || given.length() > maxLength
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(given)) {
            throw new IllegalArgumentException(
                    name + " is '" + given + "'; allowed are 1 to " + maxLength + " ASCII characters");
        }
    }

    private static void requireViews(
            final List<MarketView> views, final MarketView strategyView, final MarketView venueView) {
        final Set<MarketView> known = EnumSet.complementOf(EnumSet.of(MarketView.NULL_VAL));
        if (views.isEmpty() || !known.containsAll(views)) {
            throw new IllegalArgumentException("views is " + views + "; allowed are one or more of " + known);
        }
        if (!views.contains(strategyView) || !views.contains(venueView)) {
            throw new IllegalArgumentException("strategyView is " + strategyView + " and venueView is " + venueView
                    + "; both must be among views, which is " + views);
        }
    }
}
