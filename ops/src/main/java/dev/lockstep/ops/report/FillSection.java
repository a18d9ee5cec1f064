package dev.lockstep.ops.report;

import java.util.List;

/** The first and the last fills. */
final class FillSection {
    private static final List<Column> COLUMNS = List.of(
            Column.number("No."),
            Column.text("Time, UTC"),
            Column.number("Sequence"),
            Column.text("Account"),
            Column.text("Strategy"),
            Column.text("Instrument"),
            Column.text("Side"),
            Column.number("Price"),
            Column.number("Quantity"),
            Column.text("Liquidity"),
            Column.text("Currency"),
            Column.number("Fee"),
            Column.gain("Realised"),
            Column.number("Position"));

    private final ReportData data;

    FillSection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        final FillExcerpt fills = data.digest().fills();
        html.section("fills", "Fills");
        if (fills.first().isEmpty()) {
            html.note("No order was filled.").endSection();
            return;
        }
        final String most = Figures.count(RunDigest.FILLS_LISTED);
        if (fills.leftOut() > 0) {
            html.note("The first " + most + " and the last " + most + " fills; " + Figures.count(fills.leftOut())
                    + " between them are left out.");
        }
        html.markup("<div class=\"tall\">\n").table("Fills", COLUMNS);
        fills.first().forEach(fill -> html.row(COLUMNS, cells(fill)));
        if (fills.leftOut() > 0) {
            html.markup("<tr class=\"gap\"><td colspan=\"" + COLUMNS.size() + "\">")
                    .text(Figures.count(fills.leftOut()) + " fills left out")
                    .markup("</td></tr>\n");
        }
        fills.last().forEach(fill -> html.row(COLUMNS, cells(fill)));
        html.endTable().markup("</div>\n");
        html.note(
                "Realised is what the fill added to realised profit, before fees; the position is the account's in the instrument"
                        + " afterwards, long minus short.");
        html.endSection();
    }

    private List<String> cells(final Fill fill) {
        return List.of(
                Figures.count(fill.number()),
                Figures.time(fill.timeNs()),
                Long.toString(fill.sequence()),
                data.account(fill.account()),
                data.strategy(fill.strategy()),
                fill.symbol(),
                fill.side().name(),
                Figures.exact(fill.price()),
                Figures.exact(fill.quantity()),
                fill.liquidity().name(),
                fill.currency(),
                Figures.exact(fill.fee()),
                Figures.exact(fill.gain()),
                Figures.exact(fill.position()));
    }
}
