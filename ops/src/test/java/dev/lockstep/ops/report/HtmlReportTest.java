package dev.lockstep.ops.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.ops.Backtest;
import dev.lockstep.ops.Configurations;
import dev.lockstep.ops.LockstepConfig;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.ReportWriter;
import dev.lockstep.ops.RunReport;
import dev.lockstep.ops.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Path DEMO = Path.of(System.getProperty("lockstep.root"), "config", "demo.yaml");

    @TempDir
    private Path dir;

    private LockstepConfig config(final String... more) {
        final List<String> overrides = new ArrayList<>(List.of(
                "data.format=generated",
                "market.messages=20000",
                "engine.topology=inline",
                "journal.dir=" + dir.resolve("journal")));
        overrides.addAll(List.of(more));
        return Configurations.load(DEMO, overrides);
    }

    private static RunReport run(final LockstepConfig config) {
        return new Backtest(config, new StopSignal(), new PrintWriter(new StringWriter()), new Progress(null, ""))
                .run();
    }

    private String page(final RunReport run, final LockstepConfig config) throws IOException {
        final Path file = dir.resolve("report.html");
        HtmlReport.write(run, config, file, new Progress(null, ""));
        return Files.readString(file);
    }

    private static String group(final String page, final String pattern) {
        final Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static List<String> cells(final String row) {
        return Pattern.compile("<t[hd][^>]*>([^<]*)</t[hd]>")
                .matcher(row)
                .results()
                .map(match -> match.group(1).replace(",", ""))
                .toList();
    }

    @Test
    void shouldShowTheSameTotalsAsTheSummaryForPrograms() throws IOException {
        final LockstepConfig config =
                config("market.messages=120000", "risk.limits[0].maxLong=5", "risk.limits[0].maxShort=5");
        final RunReport run = run(config);
        assertThat(run.fills())
                .as("the run must trade for the totals to mean something")
                .isGreaterThan(1_000);
        assertThat(run.denied()).isPositive();
        final Path json = dir.resolve("summary.json");
        ReportWriter.writeJson(run, json);
        final JsonNode summary = new ObjectMapper().readTree(json.toFile());
        final String page = page(run, config);

        for (final String amount : List.of("startEquity", "endEquity", "realised", "unrealised", "fees")) {
            assertThat(group(page, "<data id=\"account-0-" + amount + "\" value=\"([^\"]*)\">"))
                    .as(amount)
                    .isEqualTo(summary.at("/accounts/0/" + amount).asText());
        }
        // These are folded from the fills in the journal once more, and so is the number of fills.
        final List<String> totals = cells(group(page, "By instrument</caption>.*?<tfoot>(.*?)</tfoot>"));
        assertThat(totals.get(4)).isEqualTo(summary.at("/accounts/0/realised").asText());
        assertThat(totals.get(5)).isEqualTo(summary.at("/accounts/0/fees").asText());
        assertThat(totals.get(6)).isEqualTo(summary.get("fills").asText());
        assertThat(deniedByCode(page)).isEqualTo(run.denied());
        assertThat(page)
                .contains("The first 500 and the last 500 fills; ")
                .contains(String.format("%,d fills left out", run.fills() - 1_000));
    }

    private static long deniedByCode(final String page) {
        return group(page, "What was denied</caption>.*?<tbody>(.*?)</tbody>")
                .lines()
                .map(HtmlReportTest::cells)
                .filter(cells -> !cells.isEmpty())
                .mapToLong(cells -> Long.parseLong(cells.get(2)))
                .sum();
    }

    @Test
    void shouldEscapeWhatComesFromSettings() throws IOException {
        final LockstepConfig config =
                config("strategies.\"<img src=x>&'\"={type: book-imbalance, instruments: [ALPHA]}");
        final String page = page(run(config), config);

        assertThat(page).contains("&lt;img src=x&gt;&amp;&#39;").doesNotContain("<img");
    }

    @Test
    void shouldNeedNothingButItself() throws IOException {
        final LockstepConfig config = config();
        final String page = page(run(config), config);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("<script", "<link", "@import", "url(", "src=")
                .contains("default-src 'none'", "prefers-color-scheme: dark", "@media print");
        assertThat(Pattern.compile("href=\"(?!#)").matcher(page).find())
                .as("links that leave the page")
                .isFalse();
        assertBalanced(page);
    }

    /** Every element that is opened is closed, in order; those without content excepted. */
    private static void assertBalanced(final String page) {
        final List<String> open = new ArrayList<>();
        final Matcher tags = Pattern.compile("<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>")
                .matcher(page.substring(page.indexOf("</style>") + "</style>".length()));
        open.addAll(List.of("html", "head"));
        while (tags.find()) {
            if (tags.group(1).isEmpty()) {
                if (tags.group(3).isEmpty()) {
                    open.add(tags.group(2));
                }
            } else {
                assertThat(tags.group(2)).isEqualTo(open.remove(open.size() - 1));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void shouldSayThatNothingWasFilled() throws IOException {
        final LockstepConfig config =
                config("market.messages=1000", "risk.limits[0].maxLong=0", "risk.limits[0].maxShort=0");
        final RunReport run = run(config);
        assertThat(run.fills()).isZero();

        assertThat(page(run, config))
                .contains("No order was filled, so equity is what it was at the start.")
                .doesNotContain("<svg");
    }

    @Test
    void shouldFillTheSamePageTwiceButForWallTime() throws IOException {
        final LockstepConfig config = config();
        final String first = page(run(config), config);
        final String second = page(run(config), config);

        assertThat(first).contains("By strategy");
        for (final String section : List.of("equity", "trading", "activity", "fills")) {
            final String pattern = "(<section id=\"" + section + "\">.*?</section>)";
            assertThat(group(second, pattern)).isEqualTo(group(first, pattern));
        }
    }
}
