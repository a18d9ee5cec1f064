package dev.lockstep.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.math.BigDecimal;

/** Prints accounts for people, and writes them as JSON for programs. */
final class AccountWriter {
    /** A run over a whole market may end with thousands; programs get them all. */
    private static final int POSITIONS_PRINTED = 10;

    private static final String UNKNOWN = "not known";

    private AccountWriter() {}

    static void print(final AccountSummary account, final PrintWriter out) {
        out.printf(
                "account    %s: P&L %s %s (realised %s, unrealised %s, fees %s%s); equity %s -> %s%n",
                account.name(),
                text(account.profit()),
                account.currency(),
                text(account.realised()),
                text(account.unrealised()),
                text(account.fees()),
                isNothing(account.income()) ? "" : ", income " + text(account.income()),
                text(account.startEquity()),
                text(account.endEquity()));
        if (account.endEquity() == null) {
            out.printf("           equity is not known: %s%n", account.lack());
        }
        if (account.balances().size() > 1) {
            account.balances()
                    .forEach(balance -> out.printf(
                            "           %s %s (realised %s, unrealised %s, fees %s)%n",
                            text(balance.cash()),
                            balance.currency(),
                            text(balance.realised()),
                            text(balance.unrealised()),
                            text(balance.fees())));
        }
        account.positions().stream().limit(POSITIONS_PRINTED).forEach(position -> print(position, out));
        if (account.positions().size() > POSITIONS_PRINTED) {
            out.printf(
                    "           and %,d more positions%n", account.positions().size() - POSITIONS_PRINTED);
        }
    }

    private static void print(final PositionSummary position, final PrintWriter out) {
        final boolean both = position.longQuantity().signum() != 0
                && position.shortQuantity().signum() != 0;
        out.printf(
                "           holds %s %s%s, mark %s, unrealised %s %s%n",
                text(position.quantity()),
                position.symbol(),
                both
                        ? " (" + text(position.longQuantity()) + " long, " + text(position.shortQuantity()) + " short)"
                        : "",
                text(position.markPrice()),
                text(position.unrealised()),
                position.currency());
    }

    private static boolean isNothing(final BigDecimal amount) {
        return amount != null && amount.signum() == 0;
    }

    /** An amount with all its decimal places, or that it is not known. */
    static String text(final BigDecimal amount) {
        return amount == null ? UNKNOWN : amount.toPlainString();
    }

    /** Amounts are strings, so that no reader rounds them; null if not known. */
    static void write(final AccountSummary account, final ObjectNode node) {
        node.put("name", account.name());
        node.put("currency", account.currency());
        put(node, "startEquity", account.startEquity());
        put(node, "endEquity", account.endEquity());
        put(node, "movements", account.movements());
        put(node, "income", account.income());
        put(node, "realised", account.realised());
        put(node, "unrealised", account.unrealised());
        put(node, "fees", account.fees());
        put(node, "belowPeak", account.belowPeak());
        final ArrayNode unconverted = node.putArray("unconverted");
        account.unconverted().forEach(unconverted::add);
        final ArrayNode balances = node.putArray("balances");
        account.balances().forEach(balance -> write(balance, balances.addObject()));
        final ArrayNode positions = node.putArray("positions");
        account.positions().forEach(position -> write(position, positions.addObject()));
    }

    private static void write(final BalanceSummary balance, final ObjectNode node) {
        node.put("currency", balance.currency());
        put(node, "start", balance.start());
        put(node, "movements", balance.movements());
        put(node, "income", balance.income());
        put(node, "realised", balance.realised());
        put(node, "unrealised", balance.unrealised());
        put(node, "fees", balance.fees());
        put(node, "cash", balance.cash());
    }

    private static void write(final PositionSummary position, final ObjectNode node) {
        node.put("symbol", position.symbol());
        put(node, "quantity", position.quantity());
        put(node, "longQuantity", position.longQuantity());
        put(node, "shortQuantity", position.shortQuantity());
        put(node, "markPrice", position.markPrice());
        node.put("currency", position.currency());
        put(node, "unrealised", position.unrealised());
    }

    private static void put(final ObjectNode node, final String key, final BigDecimal amount) {
        node.put(key, amount == null ? null : amount.toPlainString());
    }
}
