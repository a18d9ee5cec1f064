package dev.lockstep.ops.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Positions, profits and fills, by instrument and by strategy. */
final class TradingSection {
    private static final List<Column> FIGURES = List.of(
            Column.number("Position"),
            Column.gain("Realised"),
            Column.number("Fees"),
            Column.number("Fills"),
            Column.number("Volume"),
            Column.number("Maker"),
            Column.number("Taker"),
            Column.number("Closing fills"),
            Column.number("Won"));
    private static final String ALL = "all";

    private final ReportData data;

    TradingSection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        html.section("trading", "Trading");
        final TradeLedger ledger = data.digest().ledger();
        if (ledger.byInstrument().isEmpty()) {
            html.note("No order was filled.").endSection();
            return;
        }
        instruments(html, ledger);
        strategies(html, ledger);
        html.note("Realised profits are before fees, in " + data.currency()
                + ". Maker and taker are shares of the fills. Closing fills made a position smaller; won are those of"
                + " them that realised a profit, before fees.");
        html.endSection();
    }

    private void instruments(final Html html, final TradeLedger ledger) {
        final List<Column> columns = columns(Column.text("Instrument"));
        final Collection<TradeLine> lines = ledger.byInstrument();
        html.table("By instrument", columns);
        lines.forEach(line -> html.row(columns, cells(line, List.of(line.terms().symbol()))));
        html.totals();
        html.row(columns, sums(lines, List.of(ALL))).endTotals();
        final int idle = ledger.instruments() - lines.size();
        if (idle > 0) {
            html.note(Figures.count(idle) + (idle == 1 ? " instrument" : " instruments") + " without fills left out.");
        }
    }

    private void strategies(final Html html, final TradeLedger ledger) {
        final List<Column> columns = columns(Column.text("Strategy"), Column.text("Instrument"));
        html.table("By strategy", columns);
        ledger.byStrategy().forEach((index, lines) -> {
            final String name = data.strategy(index);
            lines.values()
                    .forEach(line -> html.row(
                            columns, cells(line, List.of(name, line.terms().symbol()))));
            if (lines.size() > 1) {
                html.row(columns, sums(lines.values(), List.of(name, ALL)));
            }
        });
        html.endTable();
        if (shareInstruments(ledger)) {
            html.note(
                    "Strategies that trade one instrument net each other's positions in the account: what each realises by"
                            + " itself need not add up to what the account realised; together with what is open it does.");
        }
    }

    private static boolean shareInstruments(final TradeLedger ledger) {
        return ledger.byStrategy().values().stream().mapToInt(Map::size).sum()
                > ledger.byInstrument().size();
    }

    private static List<Column> columns(final Column... first) {
        final List<Column> columns = new ArrayList<>(List.of(first));
        columns.addAll(FIGURES);
        return columns;
    }

    private static List<String> cells(final TradeLine line, final List<String> first) {
        return cells(
                first,
                Figures.exact(line.decimalQuantity(line.quantity())),
                line.realised(),
                line.fees(),
                line.stats());
    }

    /** Positions in different instruments have no sum. */
    private static List<String> sums(final Collection<TradeLine> lines, final List<String> first) {
        final FillStats stats = new FillStats();
        BigDecimal realised = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        for (final TradeLine line : lines) {
            stats.add(line.stats());
            realised = realised.add(line.realised());
            fees = fees.add(line.fees());
        }
        return cells(first, "", realised, fees, stats);
    }

    private static List<String> cells(
            final List<String> first,
            final String position,
            final BigDecimal realised,
            final BigDecimal fees,
            final FillStats stats) {
        final List<String> cells = new ArrayList<>(first);
        cells.add(position);
        cells.add(Figures.exact(realised));
        cells.add(Figures.exact(fees));
        cells.add(Figures.count(stats.fills()));
        cells.add(position.isEmpty() ? "" : Figures.quantity(stats.volume()));
        cells.add(Figures.percent(stats.maker(), stats.fills()));
        cells.add(Figures.percent(stats.taker(), stats.fills()));
        cells.add(Figures.count(stats.closing()));
        cells.add(Figures.percent(stats.winning(), stats.closing()));
        return cells;
    }
}
