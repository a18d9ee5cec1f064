package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** A venue that a test drives step by step: in each one something happens to one of its orders, at random, and its report is handed over. It knows what was really filled. */
public final class FamilyVenue {
    private static final class Working {
        private final long id;
        private final long wholeId;
        private final Side side;
        private final List<Output> requests = new ArrayList<>();
        private long price;
        private long quantity;
        private long filled;
        private boolean accepted;

        private Working(final NewOrderDecoder order) {
            id = order.orderId();
            wholeId = order.wholeOrderId();
            side = order.side();
            price = order.price() == 0 ? Units.units(100) : order.price();
            quantity = order.quantity();
        }
    }

    private record Fill(Working order, String id, long quantity) {}

    private final CoreHarness harness;
    private final Random random;
    private final TreeMap<Long, Working> working = new TreeMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Working> ended = new ArrayList<>();
    private int read;
    private int fillCount;
    private long laterSlices;
    private long position;

    /** A venue without orders. */
    public FamilyVenue(final CoreHarness harness, final Random random) {
        this.harness = harness;
        this.random = random;
    }

    /** What was really filled and reported, signed and scaled. */
    public long position() {
        return position;
    }

    /** Takes in what the core has sent since. */
    public void collect() {
        final List<Output> outputs = harness.outputs();
        for (; read < outputs.size(); read++) {
            final Output output = outputs.get(read);
            switch (output.templateId()) {
                case NewOrderDecoder.TEMPLATE_ID -> {
                    final Working order = new Working(output.newOrder());
                    working.put(order.id, order);
                    laterSlices += order.id == order.wholeId ? 0 : 1;
                }
                case ReplaceOrderDecoder.TEMPLATE_ID ->
                    ask(output.replaceOrder().orderId(), output);
                case CancelOrderDecoder.TEMPLATE_ID -> ask(output.cancelOrder().orderId(), output);
                default -> {
                    // Not for a venue.
                }
            }
        }
    }

    private void ask(final long id, final Output request) {
        final Working order = working.get(id);
        if (order != null) {
            order.requests.add(request);
        }
    }

    /** Lets one thing happen; says whether there was an order that it could happen to. */
    public boolean step() {
        collect();
        if (!fills.isEmpty() && random.nextInt(40) == 0) {
            bust();
            return true;
        }
        if (!ended.isEmpty() && random.nextInt(25) == 0) {
            fill(ended.remove(random.nextInt(ended.size())));
            return true;
        }
        if (working.isEmpty()) {
            return false;
        }
        final List<Working> all = new ArrayList<>(working.values());
        final Working order = all.get(random.nextInt(all.size()));
        if (!order.requests.isEmpty() && random.nextInt(3) != 0) {
            answer(order);
        } else if (!order.accepted) {
            begin(order);
        } else {
            happen(order);
        }
        return true;
    }

    private void begin(final Working order) {
        switch (random.nextInt(10)) {
            case 0 -> end(order, VenueMessages.report(order.id, ExecType.REJECTED));
            case 1 -> end(order, VenueMessages.notSent(order.id, OrderAction.NEW));
            case 2 -> {
                order.accepted = true;
                fill(order);
            }
            default -> {
                order.accepted = true;
                harness.deliver(VenueMessages.report(order.id, ExecType.ACCEPTED));
            }
        }
    }

    private void happen(final Working order) {
        switch (random.nextInt(8)) {
            case 0 -> {
                end(order, VenueMessages.report(order.id, ExecType.CANCELLED, 0, 0, order.filled, 0));
                ended.add(order);
            }
            case 1 -> end(order, VenueMessages.report(order.id, ExecType.EXPIRED, 0, 0, order.filled, 0));
            default -> fill(order);
        }
    }

    private void end(final Working order, final DirectBuffer report) {
        working.remove(order.id);
        harness.deliver(report);
    }

    private void fill(final Working order) {
        final long left = order.quantity - order.filled;
        final long quantity = random.nextInt(3) == 0 ? left : Math.min(left, Units.units(1 + random.nextInt(4)));
        order.filled += quantity;
        position += order.side == Side.BUY ? quantity : -quantity;
        if (order.filled == order.quantity) {
            working.remove(order.id);
        }
        final String fillId = "F" + ++fillCount;
        fills.add(new Fill(order, fillId, quantity));
        harness.deliver(VenueMessages.fill(order.id, fillId, order.price, quantity, order.filled));
    }

    /** A fill is taken back, of an order that has ended or has not. */
    private void bust() {
        final Fill fill = fills.remove(random.nextInt(fills.size()));
        fill.order.filled -= fill.quantity;
        position -= fill.order.side == Side.BUY ? fill.quantity : -fill.quantity;
        harness.deliver(VenueMessages.takenBack(fill.order.id, ExecType.FILL_BUSTED, fill.id, "", 0, 0, 0));
    }

    private void answer(final Working order) {
        final Output request = order.requests.remove(0);
        if (request.templateId() == CancelOrderDecoder.TEMPLATE_ID) {
            final CancelOrderDecoder cancel = request.cancelOrder();
            if (random.nextInt(5) == 0) {
                refuse(order, cancel.requestId(), OrderAction.CANCEL, ExecType.CANCEL_REJECTED);
            } else {
                order.accepted = true;
                end(order, VenueMessages.report(order.id, ExecType.CANCELLED, 0, 0, order.filled, 0));
            }
            return;
        }
        final ReplaceOrderDecoder replace = request.replaceOrder();
        if (replace.quantity() <= order.filled || random.nextInt(4) == 0) {
            refuse(order, replace.requestId(), OrderAction.REPLACE, ExecType.REPLACE_REJECTED);
            return;
        }
        order.accepted = true;
        order.price = replace.price() == 0 ? order.price : replace.price();
        order.quantity = replace.quantity();
        harness.deliver(VenueMessages.answer(
                order.id,
                ExecType.REPLACED,
                replace.requestId(),
                replace.price(),
                order.quantity,
                order.filled,
                order.quantity - order.filled));
    }

    private void refuse(final Working order, final long request, final OrderAction action, final ExecType how) {
        harness.deliver(
                random.nextInt(3) == 0
                        ? VenueMessages.notSent(order.id, action, request)
                        : VenueMessages.answer(
                                order.id, how, request, 0, 0, order.filled, order.quantity - order.filled));
    }

    /** What really works of an order, scaled. */
    public long open(final long orderId) {
        return working.values().stream()
                .filter(order -> order.wholeId == orderId)
                .mapToLong(order -> order.quantity - order.filled)
                .sum();
    }

    /** New orders that were later slices of another. */
    public long laterSlices() {
        return laterSlices;
    }
}
