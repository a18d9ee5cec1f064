package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.account;
import static dev.lockstep.engine.portfolio.PortfolioDesk.cash;
import static dev.lockstep.engine.portfolio.PortfolioDesk.inverse;
import static dev.lockstep.engine.portfolio.PortfolioDesk.linear;
import static dev.lockstep.engine.portfolio.PortfolioDesk.pair;
import static dev.lockstep.engine.portfolio.PortfolioDesk.spot;
import static dev.lockstep.engine.portfolio.PortfolioDesk.terms;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.util.List;
import java.util.Map;

/** What random flows take place in: three accounts, four currencies, all kinds of instruments. */
final class FlowWorld {
    private static final int[] STRATEGIES = {Portfolio.NOBODY, 0, 1, 2};
    private static final String[] CURRENCIES = {"USD", "EUR", "JPY", "BTC"};
    private static final InstrumentTerms[] TERMS = {
        pair("EUR", "USD"),
        pair("USD", "JPY"),
        spot("A", "USD"),
        spot("B", "EUR"),
        linear("F", "USD", "50"),
        linear("G", "JPY", "1"),
        inverse("P", "BTC", 6),
        pair("BTC", "USD"),
        terms("Q", InstrumentKind.LINEAR, "USD", "", "USD", 6, "0.1", "0.01"),
        terms("C", InstrumentKind.SPOT, "JPY", "", "JPY", 6, "1", "0.001"),
    };
    private static final double[] PRICES = {1.1, 150, 100, 20, 4_000, 9_000, 60_000, 60_000, 300, 1_234.5};

    private FlowWorld() {}

    static PortfolioSettings settings(final MoneyRounding rounding) {
        return new PortfolioSettings(
                List.of(
                        account(
                                "MAIN",
                                "USD",
                                AccountKind.MARGIN,
                                PositionMode.NETTING,
                                cash("USD", "1000000"),
                                cash("BTC", "3")),
                        account(
                                "HEDGE",
                                "EUR",
                                AccountKind.MARGIN,
                                PositionMode.HEDGING,
                                cash("EUR", "500000.5"),
                                cash("JPY", "10000")),
                        account("CASH", "JPY", AccountKind.CASH, PositionMode.NETTING, cash("JPY", "90000000"))),
                rounding,
                Map.of("USD", 2, "JPY", 0, "BTC", 5),
                Map.of("A", 0, "F", 0, "B", 1, "P", 1),
                2,
                3);
    }

    static int instruments() {
        return TERMS.length;
    }

    static InstrumentTerms instrument(final int index) {
        return TERMS[index];
    }

    /** Strategies, and nobody. */
    static int[] strategies() {
        return STRATEGIES.clone();
    }

    static String[] currencies() {
        return CURRENCIES.clone();
    }

    /** The price about which an instrument is traded. */
    static double price(final int instrument) {
        return PRICES[instrument];
    }
}
