package dev.lockstep.ops.report;

/** The curve of equity, and what it is made of. */
final class EquitySection {
    private final ReportData data;

    EquitySection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        html.section("equity", "Equity");
        final EquityCurve curve = data.digest().curve();
        if (curve == null || curve.points().size() == 1) {
            html.note("No order was filled, so equity is what it was at the start.")
                    .endSection();
            return;
        }
        html.markup("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Equity curve\">\n");
        new EquityChart(
                        curve.points(),
                        curve.drawdown(),
                        data.currency(),
                        data.digest().lastTimeNs())
                .write(html);
        html.markup("</div>\n");
        html.note(
                "Equity in " + data.currency() + " after each fill: realised and unrealised profit minus fees, where an"
                        + " open position counts at the price of the last fill in its instrument. Between fills it moved with the"
                        + " market, which is not shown." + sampling(curve));
        drawdown(html, curve.drawdown());
        html.endSection();
    }

    private static String sampling(final EquityCurve curve) {
        return curve.isSampled()
                ? " The line joins at most " + Figures.count(EquityCurve.MOST_POINTS)
                        + " points: the lowest and the highest of neighbouring fills."
                : "";
    }

    private void drawdown(final Html html, final Drawdown drawdown) {
        html.note(
                drawdown.depth().signum() == 0
                        ? "Equity after a fill was never below what it had been before."
                        : "The shaded span is the maximum drawdown, followed fill by fill: from "
                                + Figures.money(drawdown.peak().equity()) + " at "
                                + Figures.time(drawdown.peak().timeNs()) + " down to "
                                + Figures.money(drawdown.trough().equity()) + " at "
                                + Figures.time(drawdown.trough().timeNs()) + ".");
    }
}
