package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instruments and money in currencies other than the account's. */
class CurrenciesTest {
    private static final String EURUSD = "instruments.EURUSD={currency: USD, baseCurrency: EUR, tick: 0.00001, lot: 1}";
    private static final String IN_EUROS = "market.instruments.BRAVO.currency=EUR";

    @TempDir
    private Path dir;

    private static Cli.Outcome check(final String... settings) {
        final List<String> arguments = new ArrayList<>(
                List.of("config", "check", Project.testConfig("generated.yaml").toString()));
        for (final String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return Cli.run(arguments);
    }

    @Test
    void shouldWarnOfACurrencyThatNothingConverts() {
        final Cli.Outcome outcome = check(IN_EUROS);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).contains("is fine, but see the warnings");
        assertThat(outcome.err()).contains("warning: accounts.MAIN: no instrument, nor two, converts EUR to USD");
    }

    @Test
    void shouldNotWarnOfWhatOnePairOrTwoConvert() {
        assertThat(check(IN_EUROS, EURUSD).err()).isEmpty();
        assertThat(check(
                                IN_EUROS.replace("EUR", "CHF"),
                                EURUSD,
                                "instruments.EURCHF={currency: CHF, baseCurrency: EUR, tick: 0.00001, lot: 1}")
                        .err())
                .isEmpty();
        assertThat(check(IN_EUROS.replace("EUR", "CHF"), EURUSD).err()).contains("converts CHF to USD");
    }

    @Test
    void shouldNotTakeAnUnknownConversionForOne() throws IOException {
        final Path page = dir.resolve("page.html");
        final BacktestRun run =
                BacktestRun.generated(dir, IN_EUROS, "market.messages=20000", "accounts.MAIN.cash={EUR: 100}");
        final JsonNode account = run.summary().at("/accounts/0");

        assertThat(account.get("endEquity").isNull()).isTrue();
        assertThat(account.at("/unconverted/0").asText()).isEqualTo("EUR");
        assertThat(account.at("/balances/1/cash").asText()).isEqualTo("100.000000");
        final String dump =
                Cli.run("journal", "dump", run.directory().toString()).out();
        assertThat(dump).as("limits in dollars").contains("code=NO_CONVERSION");

        final Cli.Outcome outcome = Cli.run(
                "backtest",
                "--config",
                Project.testConfig("generated.yaml").toString(),
                "--report",
                page.toString(),
                "--set",
                "journal.dir=" + dir.resolve("journal"),
                "--set",
                IN_EUROS,
                "--set",
                "market.messages=2000",
                "--set",
                "accounts.MAIN.cash={EUR: 100}");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(outcome.err()).contains("warning: accounts.MAIN: no instrument, nor two, converts EUR to USD");
        assertThat(Files.readString(page))
                .contains("Equity is not known: no conversion to USD from EUR.", "There is no curve of equity in USD");
    }
}
