package dev.lockstep.ops.report;

import dev.lockstep.ops.AccountSummary;
import java.util.List;

/** The curves of equity, one for each account, and what they are made of. */
final class EquitySection {
    private final ReportData data;

    EquitySection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        html.section("equity", "Equity");
        final List<AccountSummary> accounts = data.run().accounts();
        for (int i = 0; i < accounts.size(); i++) {
            if (accounts.size() > 1) {
                html.element("h3", accounts.get(i).name());
            }
            account(html, accounts.get(i), data.digest().curve(i));
        }
        html.endSection();
    }

    private void account(final Html html, final AccountSummary account, final EquityCurve curve) {
        if (curve == null) {
            html.note("There is no curve of equity in " + account.currency()
                    + ": at no fill there were prices and conversions for everything the account had.");
            return;
        }
        if (curve.points().size() == 1) {
            html.note("No order was filled, so equity is what it was at the start.");
            return;
        }
        html.markup("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Equity curve\">\n");
        new EquityChart(
                        curve.points(),
                        curve.drawdown(),
                        account.currency(),
                        data.digest().lastTimeNs())
                .write(html);
        html.markup("</div>\n");
        html.note("Equity in " + account.currency()
                + " after each fill, as central risk reckons it, but that an open position counts at the price of the last"
                + " fill in its instrument, and other currencies at the last quote or fill of the pairs that convert them."
                + " Between fills it moved with the market, which is not shown; nor is it where a price or a conversion was"
                + " missing." + sampling(curve));
        drawdown(html, curve.drawdown());
    }

    private static String sampling(final EquityCurve curve) {
        return curve.isSampled()
                ? " The line joins at most " + Figures.count(EquityCurve.MOST_POINTS)
                        + " points: the lowest and the highest of neighbouring fills."
                : "";
    }

    private static void drawdown(final Html html, final Drawdown drawdown) {
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
