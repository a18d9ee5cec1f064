package dev.lockstep.ops.report;

import dev.lockstep.ops.AccountSummary;
import dev.lockstep.ops.RunReport;
import java.math.BigDecimal;

/** The figures that matter most, and the account. */
final class SummarySection {
    private final ReportData data;

    SummarySection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        html.section("summary", "Summary");
        faults(html);
        tiles(html);
        account(html);
        html.endSection();
    }

    private void faults(final Html html) {
        for (final StrategyFaultSeen fault : data.digest().faults()) {
            html.markup("<p class=\"alert\">")
                    .text("Strategy " + data.strategy(fault.strategy()) + " was disabled at sequence "
                            + fault.sequence() + ": " + fault.kind() + ".")
                    .markup("</p>\n");
        }
    }

    private void tiles(final Html html) {
        final RunReport run = data.run();
        final BigDecimal profit = run.money().endEquity().subtract(run.money().startEquity());
        final Drawdown drawdown = drawdown();
        html.markup("<div class=\"tiles\">\n");
        tile(html, "Profit and loss", Figures.signedMoney(profit), data.currency(), profit.signum());
        tile(
                html,
                "Maximum drawdown",
                Figures.money(drawdown.depth()),
                data.currency() + ", "
                        + Figures.percent(drawdown.depth(), drawdown.peak().equity(), 3) + " of the peak",
                0);
        tile(html, "Fills", Figures.count(run.fills()), "of " + Figures.count(run.orders()) + " orders", 0);
        tile(html, "Denied", Figures.count(run.denied()), "orders and changes", 0);
        tile(
                html,
                "Events",
                Figures.count(run.events()),
                Figures.count(Math.round(run.eventsPerSecond())) + " per second",
                0);
        html.markup("</div>\n");
    }

    private Drawdown drawdown() {
        return data.digest().curve() == null
                ? new Drawdown(new EquityPoint(0, 0, data.run().money().startEquity()))
                : data.digest().curve().drawdown();
    }

    private static void tile(
            final Html html, final String name, final String figure, final String note, final int sign) {
        final String style = sign == 0 ? "figure" : sign > 0 ? "figure pos" : "figure neg";
        html.markup("<div class=\"tile\">").element("span", name);
        html.markup("<span class=\"" + style + "\">").text(figure).markup("</span>");
        html.element("small", note).markup("</div>\n");
    }

    private void account(final Html html) {
        final AccountSummary money = data.run().money();
        html.markup(
                        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Account\"><table class=\"narrow\">\n")
                .markup("<caption>")
                .text("Account, " + data.currency())
                .markup("</caption>\n<tbody>\n");
        amount(html, "startEquity", "Equity at the start", money.startEquity());
        amount(html, "realised", "Realised profit, before fees", money.realised());
        amount(html, "unrealised", "Unrealised profit, open positions at the last bid or ask", money.unrealised());
        amount(html, "fees", "Fees paid, rebates deducted", money.fees());
        html.totals();
        amount(html, "endEquity", "Equity at the end", money.endEquity());
        html.endTotals();
    }

    /** The figure for people in thousands, beside the one for programs. */
    private static void amount(final Html html, final String id, final String name, final BigDecimal amount) {
        html.markup("<tr><th scope=\"row\">").text(name).markup("</th>");
        html.markup("<td class=\"n\"><data id=\"" + id + "\" value=\"")
                .text(amount.toPlainString())
                .markup("\">")
                .text(Figures.exact(amount))
                .markup("</data></td></tr>\n");
    }
}
