package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Follows each order by its reports alone and fails on the first that can't be. */
final class OrderLifecycles {
    private static final class Order {
        private final Side side;
        private final OrderType type;
        private long price;
        private long quantity;
        private long cumQuantity;
        private boolean waitsForTrigger;
        private boolean accepted;
        private boolean ended;
        private String venueOrderId = "";
        private long exchangeTimeNs;
        private long receiveTimeNs;

        Order(final Side side, final OrderType type, final long price, final long quantity) {
            this.side = side;
            this.type = type;
            this.price = price;
            this.quantity = quantity;
            waitsForTrigger = OrderKinds.isTriggered(type);
        }

        long leaves() {
            return accepted && !ended ? quantity - cumQuantity : 0;
        }
    }

    private final Map<Long, Order> orders = new HashMap<>();
    private final Set<String> fillIds = new HashSet<>();
    private final Map<ExecType, Integer> counts = new HashMap<>();
    private final String where;

    OrderLifecycles(final String where) {
        this.where = where;
    }

    void sent(final long id, final Side side, final OrderType type, final long price, final long quantity) {
        orders.putIfAbsent(id, new Order(side, type, price, quantity));
    }

    /** It never left. */
    void notSent(final long id) {
        orders.get(id).ended = true;
    }

    int count(final ExecType type) {
        return counts.getOrDefault(type, 0);
    }

    long open() {
        return orders.values().stream().filter(order -> order.leaves() > 0).count();
    }

    long unanswered() {
        return orders.values().stream()
                .filter(order -> !order.accepted && !order.ended)
                .count();
    }

    void reported(final ReportReader.Report report) {
        final String what = where + ": " + report.text();
        counts.merge(report.type(), 1, Integer::sum);
        final Order order = orders.get(report.orderId());
        if (order == null || report.reason().equals("DUPL") || report.reason().equals("UNKO")) {
            assertThat(report.type())
                    .as(what)
                    .isIn(ExecType.REJECTED, ExecType.CANCEL_REJECTED, ExecType.REPLACE_REJECTED);
            assertThat(order == null || report.reason().equals("DUPL") || order.ended)
                    .as(what)
                    .isTrue();
            return;
        }
        assertThat(order.ended).as(what).isFalse();
        apply(order, report, what);
        assertThat(report.cumQuantity()).as(what).isEqualTo(order.cumQuantity);
        assertThat(report.leavesQuantity()).as(what).isEqualTo(order.leaves());
        assertThat(report.exchangeTimeNs()).as(what).isGreaterThanOrEqualTo(order.exchangeTimeNs);
        assertThat(report.receiveTimeNs())
                .as(what)
                .isGreaterThanOrEqualTo(Math.max(order.receiveTimeNs, report.exchangeTimeNs()));
        order.exchangeTimeNs = report.exchangeTimeNs();
        order.receiveTimeNs = report.receiveTimeNs();
        if (order.accepted) {
            assertThat(report.venueOrderId()).as(what).isEqualTo(order.venueOrderId);
        }
    }

    private void apply(final Order order, final ReportReader.Report report, final String what) {
        assertThat(order.accepted)
                .as(what)
                .isEqualTo(report.type() != ExecType.ACCEPTED && report.type() != ExecType.REJECTED);
        switch (report.type()) {
            case ACCEPTED -> {
                order.accepted = true;
                order.venueOrderId = report.venueOrderId();
                assertThat(order.venueOrderId).as(what).matches("V[1-9][0-9]*");
            }
            case REJECTED, CANCELLED, EXPIRED -> order.ended = true;
            case TRIGGERED -> {
                assertThat(order.waitsForTrigger).as(what).isTrue();
                order.waitsForTrigger = false;
                order.price = report.lastPrice();
            }
            case REPLACED -> {
                order.price = report.lastPrice();
                order.quantity = report.lastQuantity();
            }
            case FILL -> fill(order, report, what);
            default -> {}
        }
    }

    private void fill(final Order order, final ReportReader.Report report, final String what) {
        assertThat(report.lastQuantity()).as(what).isBetween(1L, order.leaves());
        assertThat(order.waitsForTrigger).as(what).isFalse();
        if (OrderKinds.hasLimit(order.type) || order.type == OrderType.TRAILING_STOP_LIMIT) {
            final long improvement =
                    order.side == Side.BUY ? order.price - report.lastPrice() : report.lastPrice() - order.price;
            assertThat(improvement).as(what).isNotNegative();
        }
        assertThat(fillIds.add(report.venueFillId())).as(what).isTrue();
        order.cumQuantity += report.lastQuantity();
        order.ended = order.cumQuantity == order.quantity;
    }
}
