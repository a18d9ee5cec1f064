package dev.lockstep.ops.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page as a whole: its head, and its sections in their order. */
final class ReportPage {
    private static final String STYLE = "report.css";

    private final ReportData data;

    ReportPage(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        head(html);
        html.markup("<main>\n");
        new SummarySection(data).write(html);
        new EquitySection(data).write(html);
        new TradingSection(data).write(html);
        new ActivitySection(data).write(html);
        new FillSection(data).write(html);
        new LatencySection(data).write(html);
        new RunSection(data).write(html);
        html.markup("</main>\n</body>\n</html>\n");
    }

    /** The policy forbids the page to load anything or to run a script, whatever a setting may have smuggled in. */
    private void head(final Html html) {
        html.markup("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="color-scheme" content="light dark">
                """);
        html.element("title", "Backtest " + data.run().run());
        html.markup("<style>\n").markup(style()).markup("</style>\n</head>\n<body>\n");
        html.markup("<header>\n<p class=\"brand\">Lockstep backtest</p>\n");
        html.element("h1", data.run().run());
        html.element("p", RunSection.period(data));
        html.markup("""
                <nav aria-label="Sections">
                <a href="#summary">Summary</a> <a href="#equity">Equity</a> <a href="#trading">Trading</a>
                <a href="#activity">Orders</a> <a href="#fills">Fills</a> <a href="#latency">Latency</a>
                <a href="#run">Run and settings</a>
                </nav>
                </header>
                """);
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException("the style of the page can't be read", e);
        }
    }
}
