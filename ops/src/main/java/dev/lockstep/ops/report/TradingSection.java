package dev.lockstep.ops.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Positions, profits and fills, by instrument and by strategy. */
final class TradingSection {
    private static final List<Column> FIGURES = List.of(
            Column.text("Currency"),
            Column.number("Position"),
            Column.gain("Realised"),
            Column.number("Fees"),
            Column.number("Fills"),
            Column.number("Volume"),
            Column.number("Maker"),
            Column.number("Taker"),
            Column.number("Closing fills"),
            Column.number("Won"));
    private static final List<Column> BY_INSTRUMENT = columns(Column.text("Account"), Column.text("Instrument"));
    private static final List<Column> BY_STRATEGY =
            columns(Column.text("Strategy"), Column.text("Account"), Column.text("Instrument"));
    private static final String ALL = "all";

    private final ReportData data;

    TradingSection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        html.section("trading", "Trading");
        final Collection<TradeLine> lines = data.digest().ledger().lines();
        if (lines.isEmpty()) {
            html.note("No order was filled.").endSection();
            return;
        }
        instruments(html, lines);
        strategies(html, lines);
        html.note(
                "Realised profits are before fees, in the currency of the line. A position is long minus short. Each strategy's"
                        + " position counts by itself, so two that hold the opposite of each other both have one. Maker and taker are"
                        + " shares of the fills. Closing fills made a position of their strategy smaller; won are those of them that"
                        + " realised a profit, before fees. A fill that was taken back later is still counted, but is not in the money.");
        html.endSection();
    }

    private void instruments(final Html html, final Collection<TradeLine> lines) {
        final Map<List<Integer>, List<TradeLine>> groups = new LinkedHashMap<>();
        lines.forEach(line -> groups.computeIfAbsent(
                        List.of(line.key().instrument(), line.key().account()), key -> new ArrayList<>())
                .add(line));
        html.table("By instrument", BY_INSTRUMENT);
        groups.values().forEach(group -> {
            final TradeLine first = group.get(0);
            html.row(
                    BY_INSTRUMENT,
                    cells(
                            List.of(
                                    data.account(first.key().account()),
                                    first.terms().symbol()),
                            group,
                            true));
        });
        html.totals();
        sums(html, BY_INSTRUMENT, lines, List.of(ALL, ALL));
        html.endTotals();
        final long idle = data.digest().ledger().instruments()
                - lines.stream().map(line -> line.key().instrument()).distinct().count();
        if (idle > 0) {
            html.note(Figures.count(idle) + (idle == 1 ? " instrument" : " instruments") + " without fills left out.");
        }
    }

    private void strategies(final Html html, final Collection<TradeLine> lines) {
        final SortedMap<TradeKey, TradeLine> sorted = new TreeMap<>(TradeKey.BY_STRATEGY);
        final SortedMap<Integer, List<TradeLine>> groups = new TreeMap<>();
        lines.forEach(line -> sorted.put(line.key(), line));
        sorted.values().forEach(line -> groups.computeIfAbsent(line.key().strategy(), key -> new ArrayList<>())
                .add(line));
        html.table("By strategy", BY_STRATEGY);
        groups.forEach((strategy, group) -> {
            final String name = data.strategy(strategy);
            group.forEach(line -> html.row(
                    BY_STRATEGY,
                    cells(
                            List.of(
                                    name,
                                    data.account(line.key().account()),
                                    line.terms().symbol()),
                            List.of(line),
                            true)));
            if (group.size() > 1) {
                sums(html, BY_STRATEGY, group, List.of(name, ALL, ALL));
            }
        });
        html.endTable();
    }

    private static List<Column> columns(final Column... first) {
        final List<Column> columns = new ArrayList<>(List.of(first));
        columns.addAll(FIGURES);
        return columns;
    }

    /** Money of different currencies has no sum, so there is a row for each. */
    private static void sums(
            final Html html, final List<Column> columns, final Collection<TradeLine> lines, final List<String> first) {
        final SortedMap<String, List<TradeLine>> byCurrency = new TreeMap<>();
        lines.forEach(line -> byCurrency
                .computeIfAbsent(line.terms().settlementCurrency(), key -> new ArrayList<>())
                .add(line));
        byCurrency.values().forEach(group -> html.row(columns, cells(first, group, false)));
    }

    /** What lines of one currency come to; positions and volumes add up only within an instrument. */
    private static List<String> cells(
            final List<String> first, final List<TradeLine> lines, final boolean ofOneInstrument) {
        final FillStats stats = new FillStats();
        BigDecimal realised = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        long position = 0;
        for (final TradeLine line : lines) {
            stats.add(line.stats());
            realised = realised.add(line.realised());
            fees = fees.add(line.fees());
            position += ofOneInstrument ? line.quantity() : 0;
        }
        final List<String> cells = new ArrayList<>(first);
        cells.add(lines.get(0).terms().settlementCurrency());
        cells.add(ofOneInstrument ? Figures.exact(lines.get(0).decimalQuantity(position)) : "");
        cells.add(Figures.exact(realised));
        cells.add(Figures.exact(fees));
        cells.add(Figures.count(stats.fills()));
        cells.add(ofOneInstrument ? Figures.quantity(stats.volume()) : "");
        cells.add(Figures.percent(stats.maker(), stats.fills()));
        cells.add(Figures.percent(stats.taker(), stats.fills()));
        cells.add(Figures.count(stats.closing()));
        cells.add(Figures.percent(stats.winning(), stats.closing()));
        return cells;
    }
}
