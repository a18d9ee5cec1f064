package dev.lockstep.engine.settings;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Range;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One entry of the section {@code instruments}; its key is the symbol.
 *
 * @param kind how its trades settle
 * @param currency of prices
 * @param baseCurrency what a unit is, where it is money itself
 * @param moneyScale decimal places of money
 * @param tick price increment
 * @param lot quantity increment
 * @param minQuantity least order
 * @param multiplier contract multiplier
 * @param sizesKnown whether quoted sizes are real
 * @param strategyView feed of features and strategies
 * @param venueView feed of the simulated venue
 * @param venue name of the venue that trades it
 */
public record InstrumentConfig(
        @Doc(
                "How trades settle: spot pays the notional, linear the profit in the currency of prices, inverse the profit in the base currency")
        @Default("spot")
        Kind kind,

        @Doc("Currency of prices, 1 to 8 characters; unless kind is inverse of fees and profit as well")
        String currency,

        @Doc(
                "What a unit is where it is money itself, as of a currency pair, 1 to 8 characters; of fees and profit if kind is inverse")
        Optional<String> baseCurrency,

        @Doc("Decimal places of money in the currency of fees and profit: 6 or 8")
        @Default("6")
        @Range(min = "6", max = "8")
        int moneyScale,

        @Doc("Price increment") @Range(min = "0.00000001", max = "1000000000")
        BigDecimal tick,

        @Doc("Quantity increment") @Range(min = "0.00000001", max = "1000000000")
        BigDecimal lot,

        @Doc("Least order quantity; the lot if 0") @Default("0") @Range(min = "0", max = "1000000000")
        BigDecimal minQuantity,

        @Doc("Contract multiplier") @Default("1") @Range(min = "0.00000001", max = "1000000000")
        BigDecimal multiplier,

        @Doc("Whether quoted sizes are real; otherwise size 0 means unknown") @Default("true")
        boolean sizesKnown,

        @Doc("Feed that features and strategies see: quotes, depth, orders or trades") @Default("quotes")
        View strategyView,

        @Doc("Feed that the simulated venue matches against: quotes, depth, orders or trades") @Default("quotes")
        View venueView,

        @Doc("Venue that trades it, one of the section venues; may be left out if there is only one")
        Optional<String> venue) {
    /** How trades settle. */
    public enum Kind {
        /** Paid for in full. */
        SPOT,
        /** Profit is paid, in the currency of prices. */
        LINEAR,
        /** Profit is paid, in the base currency. */
        INVERSE;

        InstrumentKind sbe() {
            return InstrumentKind.valueOf(name());
        }
    }

    /** The feeds of an instrument. */
    public enum View {
        /** Top of book. */
        QUOTES,
        /** Price levels. */
        DEPTH,
        /** Order by order. */
        ORDERS,
        /** Public trades. */
        TRADES;

        /** As in messages. */
        public MarketView sbe() {
            return MarketView.valueOf(name());
        }
    }

    private static final int MAX_SYMBOL_LENGTH = 16;

    /** Checks what a range can't say. */
    public InstrumentConfig {
        if (!Currencies.isCode(currency)) {
            throw new IllegalArgumentException("currency is '" + currency + "'; it must be 1 to 8 ASCII characters");
        }
        if (baseCurrency.isPresent() && !Currencies.isCode(baseCurrency.get())) {
            throw new IllegalArgumentException(
                    "baseCurrency is '" + baseCurrency.get() + "'; it must be 1 to 8 ASCII characters");
        }
        if (kind == Kind.INVERSE && baseCurrency.isEmpty()) {
            throw new IllegalArgumentException("kind is inverse, so baseCurrency is required: profit is paid in it");
        }
        if (moneyScale != 6 && moneyScale != 8) {
            throw new IllegalArgumentException("moneyScale is " + moneyScale + "; it must be 6 or 8");
        }
    }

    /**
     * The terms under the given symbol.
     *
     * @param venueIndex of the venue that trades it
     * @throws IllegalArgumentException if the symbol is not 1 to 16 ASCII characters, or an amount has too many decimals
     */
    public InstrumentTerms terms(final String symbol, final int venueIndex) {
        if (!symbol.matches("[\\x21-\\x7E]{1," + MAX_SYMBOL_LENGTH + "}")) {
            throw new IllegalArgumentException("symbol '" + symbol + "' must be 1 to 16 ASCII characters");
        }
        final long lotScaled = Scaled.of("lot", lot);
        final long least = Scaled.of("minQuantity", minQuantity);
        return new InstrumentTerms(
                symbol,
                kind.sbe(),
                currency,
                baseCurrency.orElse(""),
                kind == Kind.INVERSE ? baseCurrency.orElseThrow() : currency,
                moneyScale,
                venueIndex,
                strategyView.sbe(),
                venueView.sbe(),
                sizesKnown,
                Scaled.of("tick", tick),
                lotScaled,
                least == 0 ? lotScaled : least,
                Scaled.of("multiplier", multiplier));
    }
}
