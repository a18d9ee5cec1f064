package dev.lockstep.ops.report;

import dev.lockstep.ops.AccountSummary;
import dev.lockstep.ops.RunReport;
import java.math.BigDecimal;
import java.util.List;

/** The figures that matter most, and the accounts. */
final class SummarySection {
    private static final List<Column> BALANCES = List.of(
            Column.text("Currency"),
            Column.number("Start"),
            Column.number("Movements"),
            Column.gain("Income"),
            Column.gain("Realised"),
            Column.gain("Unrealised"),
            Column.number("Fees"),
            Column.number("Cash"));

    private final ReportData data;

    SummarySection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        html.section("summary", "Summary");
        faults(html);
        tiles(html);
        for (int i = 0; i < data.run().accounts().size(); i++) {
            account(html, i);
        }
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
        html.markup("<div class=\"tiles\">\n");
        for (int i = 0; i < run.accounts().size(); i++) {
            accountTiles(html, run.accounts().get(i), data.digest().curve(i));
        }
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

    private void accountTiles(final Html html, final AccountSummary account, final EquityCurve curve) {
        final String of = data.run().accounts().size() > 1 ? ", " + account.name() : "";
        final BigDecimal profit = account.profit();
        if (profit == null) {
            tile(html, "Profit and loss" + of, "not known", account.lack(), 0);
        } else {
            tile(html, "Profit and loss" + of, Figures.signedMoney(profit), account.currency(), profit.signum());
        }
        if (curve != null) {
            final Drawdown drawdown = curve.drawdown();
            tile(
                    html,
                    "Maximum drawdown" + of,
                    Figures.money(drawdown.depth()),
                    account.currency() + ", "
                            + Figures.percent(drawdown.depth(), drawdown.peak().equity(), 3) + " of the peak",
                    0);
        }
    }

    private static void tile(
            final Html html, final String name, final String figure, final String note, final int sign) {
        final String style = sign == 0 ? "figure" : sign > 0 ? "figure pos" : "figure neg";
        html.markup("<div class=\"tile\">").element("span", name);
        html.markup("<span class=\"" + style + "\">").text(figure).markup("</span>");
        html.element("small", note).markup("</div>\n");
    }

    private void account(final Html html, final int index) {
        final AccountSummary account = data.run().accounts().get(index);
        final String id = "account-" + index + "-";
        html.markup(
                        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Account\"><table class=\"narrow\">\n")
                .markup("<caption>")
                .text("Account " + account.name() + ", " + account.currency())
                .markup("</caption>\n<tbody>\n");
        amount(html, id + "startEquity", "Equity at the start", account.startEquity());
        amount(html, id + "movements", "Deposits minus withdrawals", account.movements());
        amount(html, id + "income", "Income: dividends, interest, funding", account.income());
        amount(html, id + "realised", "Realised profit, before fees", account.realised());
        amount(
                html,
                id + "unrealised",
                "Unrealised profit, open positions at the last bid or ask",
                account.unrealised());
        amount(html, id + "fees", "Fees paid, rebates deducted", account.fees());
        html.totals();
        amount(html, id + "endEquity", "Equity at the end", account.endEquity());
        amount(html, id + "belowPeak", "Below its peak by", account.belowPeak());
        html.endTotals();
        if (account.endEquity() == null) {
            html.note("Equity is not known: " + account.lack() + ".");
        }
        if (account.balances().size() > 1) {
            balances(html, account);
        }
    }

    private static void balances(final Html html, final AccountSummary account) {
        html.table("Money of " + account.name() + " by currency", BALANCES);
        account.balances()
                .forEach(balance -> html.row(
                        BALANCES,
                        List.of(
                                balance.currency(),
                                Figures.exact(balance.start()),
                                Figures.exact(balance.movements()),
                                Figures.exact(balance.income()),
                                Figures.exact(balance.realised()),
                                exact(balance.unrealised()),
                                Figures.exact(balance.fees()),
                                Figures.exact(balance.cash()))));
        html.endTable();
        html.note("In the account's own currency everything is converted at the rates of the end, what it started with"
                + " included.");
    }

    private static String exact(final BigDecimal amount) {
        return amount == null ? Figures.NONE : Figures.exact(amount);
    }

    /** The figure for people in thousands, beside the one for programs, which is empty if the amount is not known. */
    private static void amount(final Html html, final String id, final String name, final BigDecimal amount) {
        html.markup("<tr><th scope=\"row\">").text(name).markup("</th>");
        html.markup("<td class=\"n\"><data id=\"" + id + "\" value=\"")
                .text(amount == null ? "" : amount.toPlainString())
                .markup("\">")
                .text(exact(amount))
                .markup("</data></td></tr>\n");
    }
}
