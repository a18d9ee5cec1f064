package dev.lockstep.ops.report;

import java.util.List;
import org.HdrHistogram.Histogram;

/** How long the stages took on this machine. */
final class LatencySection {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final List<Column> COLUMNS = List.of(
            Column.text("Nanoseconds"),
            Column.number("Samples"),
            Column.number("p50"),
            Column.number("p90"),
            Column.number("p99"),
            Column.number("p99.9"),
            Column.number("Maximum"));

    private final ReportData data;

    LatencySection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        html.section("latency", "Latency").table("Wall time by stage", COLUMNS);
        data.run().latencies().forEach((name, histogram) -> html.row(COLUMNS, cells(name, histogram)));
        html.endTable();
        html.note(
                "Measured on the machine that ran the backtest. Unlike orders, fills and money, another run of the same"
                        + " backtest would not repeat it.");
        html.endSection();
    }

    private static List<String> cells(final String name, final Histogram histogram) {
        final String[] cells = new String[2 + PERCENTILES.length];
        cells[0] = name;
        cells[1] = Figures.count(histogram.getTotalCount());
        for (int i = 0; i < PERCENTILES.length; i++) {
            cells[2 + i] = histogram.getTotalCount() == 0
                    ? Figures.NONE
                    : Figures.count(histogram.getValueAtPercentile(PERCENTILES[i]));
        }
        return List.of(cells);
    }
}
