package dev.lockstep.ops.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.DenialCode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Writes orders and their lives down, for people or as one JSON object a line. */
public final class OrderText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND = 1_000_000_000L;
    private static final String ROW = "%-20s %-20s %-12s %-12s %-4s %-20s %12s %12s %14s %-16s %-30s %-30s %s";
    private static final String MOMENT = "%-10s %-30s %16s  %-8s %s";

    private final RunNames names;
    private final PrintWriter out;

    /** A writer for the orders of a run. */
    public OrderText(final OrderTable table, final PrintWriter out) {
        names = table.names();
        this.out = out;
    }

    /** The heading of the table. */
    public void heading() {
        line(
                ROW,
                "order",
                "client order id",
                "strategy",
                "instrument",
                "side",
                "type",
                "quantity",
                "filled",
                "average price",
                "state",
                "first",
                "last",
                "denied");
    }

    /** A row of the table. */
    public void row(final OrderLine order) {
        line(
                ROW,
                order.id(),
                order.clientOrderId().isEmpty() ? "-" : order.clientOrderId(),
                names.strategy(order.strategy()),
                names.instrument(order.instrument()),
                order.side(),
                order.type(),
                FixedPoint.format(order.quantity()),
                FixedPoint.format(order.filled()),
                averagePrice(order).isEmpty() ? "-" : averagePrice(order),
                order.state(),
                time(order.firstNs()),
                time(order.lastNs()),
                denial(order));
    }

    private static String averagePrice(final OrderLine order) {
        return order.averagePrice() == null ? "" : order.averagePrice().toPlainString();
    }

    private static String denial(final OrderLine order) {
        return order.denial() == DenialCode.NONE ? "" : order.denial().name();
    }

    private void line(final String format, final Object... columns) {
        out.println(String.format(format, columns).stripTrailing());
    }

    /** An order as a JSON object. */
    public void json(final OrderLine order) {
        print(node(order));
    }

    private ObjectNode node(final OrderLine order) {
        final ObjectNode node = JSON.createObjectNode()
                .put("orderId", order.id())
                .put("clientOrderId", order.clientOrderId())
                .put("strategy", names.strategy(order.strategy()))
                .put("account", names.account(order.account()))
                .put("instrument", names.instrument(order.instrument()))
                .put("side", order.side().name())
                .put("orderType", order.type().name())
                .put("timeInForce", order.timeInForce().name())
                .put("price", FixedPoint.format(order.price()))
                .put("quantity", FixedPoint.format(order.quantity()))
                .put("filled", FixedPoint.format(order.filled()));
        if (order.averagePrice() == null) {
            node.putNull("averagePrice");
        } else {
            node.put("averagePrice", averagePrice(order));
        }
        return node.put("state", order.state().name())
                .put("firstNs", order.firstNs())
                .put("lastNs", order.lastNs())
                .put("denialCode", denial(order));
    }

    /** The life of an order, for people. */
    public void story(final OrderLine order, final Family family, final List<Moment> moments) {
        out.printf(
                "order %d%s of strategy %s on account %s: %s %s %s %s %s, %s filled%s, %s%n",
                order.id(),
                order.clientOrderId().isEmpty() ? "" : " (" + order.clientOrderId() + ")",
                names.strategy(order.strategy()),
                names.account(order.account()),
                order.side(),
                FixedPoint.format(order.quantity()),
                names.instrument(order.instrument()),
                order.type(),
                order.timeInForce(),
                FixedPoint.format(order.filled()),
                order.averagePrice() == null ? "" : " at " + averagePrice(order),
                order.state());
        if (!family.text().isEmpty()) {
            out.println(family.text());
        }
        out.println();
        line(MOMENT, "sequence", "engine time", "since", "what", "");
        long beforeNs = moments.isEmpty() ? 0 : moments.get(0).timeNs();
        long sequence = 0;
        for (final Moment moment : moments) {
            final boolean isNew = moment.sequence() != sequence;
            line(
                    MOMENT,
                    isNew ? moment.sequence() : "",
                    isNew ? time(moment.timeNs()) : "",
                    isNew ? since(moment.timeNs() - beforeNs) : "",
                    moment.what(),
                    moment.text());
            beforeNs = moment.timeNs();
            sequence = moment.sequence();
        }
    }

    /** The life of an order, as JSON: the order with its family, then what happened. */
    public void jsonStory(final OrderLine order, final Family family, final List<Moment> moments) {
        final ObjectNode node = node(order).put("parentId", family.parentId()).put("groupId", family.groupId());
        family.children().forEach(node.putArray("children")::add);
        family.members().forEach(node.putArray("members")::add);
        print(node);
        long beforeNs = moments.isEmpty() ? 0 : moments.get(0).timeNs();
        for (final Moment moment : moments) {
            final ObjectNode one = JSON.createObjectNode()
                    .put("sequence", moment.sequence())
                    .put("timeNs", moment.timeNs())
                    .put("sinceNs", moment.timeNs() - beforeNs)
                    .put("what", moment.what());
            final ObjectNode details = one.putObject("details");
            moment.details().forEach(details::put);
            print(one);
            beforeNs = moment.timeNs();
        }
    }

    private void print(final ObjectNode node) {
        try {
            out.println(JSON.writeValueAsString(node));
        } catch (final JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String time(final long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, SECOND), Math.floorMod(timeNs, SECOND))
                .toString();
    }

    /** Seconds with nine decimal places. */
    private static String since(final long ns) {
        return String.format("+%d.%09d s", ns / SECOND, ns % SECOND);
    }
}
