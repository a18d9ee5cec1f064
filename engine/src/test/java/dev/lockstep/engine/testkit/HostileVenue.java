package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * A venue behind a bad line: reports are lost, come twice, late and in any order; messages are refused by the gateway; the session breaks, with whatever is on its way, and comes back with a list. It knows what
 * really happened: orders, fills and positions. From a given time on the line is good.
 */
public final class HostileVenue implements Gateway, ReactiveSource {
    private static final int VENUE = 0;
    private static final int DELAY_NS = 30_000_000;
    private static final long LIST_DELAY_NS = 5_000_000;
    private static final int OUTAGE_NS = 300_000_000;

    private final VenueTimeline timeline = new VenueTimeline();
    private final TreeMap<Long, WorkingOrder> working = new TreeMap<>();
    private final List<DirectBuffer> lostFills = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final BadLine line;
    private final long[] positions;
    private final LimitWatch limits;
    private boolean down;
    /** Of the session: what was on its way when another one began is gone. */
    private int session;

    private long nowNs;
    private long fills;
    private long reports;
    private long slices;

    /** A venue whose line is good from a time on, and which sees that limits are kept. */
    public HostileVenue(final long seed, final int instruments, final LimitWatch limits, final long goodFromNs) {
        this.limits = limits;
        line = new BadLine(seed, goodFromNs);
        positions = new long[instruments];
    }

    /** What was really traded, by instrument. */
    public long position(final int instrument) {
        return positions[instrument];
    }

    /** Orders that really work. */
    public int open() {
        return working.size();
    }

    /** New orders that were later slices of another. */
    public long slices() {
        return slices;
    }

    /** Reports and lists that were handed over. */
    public long reports() {
        return reports;
    }

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        final long nowNs = RecordHeader.timeNs(record, offset);
        final Output output =
                new Output(0, MessageBuffers.copy(record, offset + RecordHeader.LENGTH, length - RecordHeader.LENGTH));
        switch (output.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> {
                final NewOrderDecoder order = output.newOrder();
                if (!seen.add(order.orderId())) {
                    throw new AssertionError("order " + order.orderId() + " was sent twice");
                }
                if (order.displayQuantity() != 0) {
                    throw new AssertionError("order " + order.orderId() + " asks for what this venue lacks");
                }
                limits.onSent(order, nowNs);
                slices += order.orderId() == order.wholeOrderId() ? 0 : 1;
                message(nowNs, order.orderId(), OrderAction.NEW, 0, () -> onNew(order));
            }
            case ReplaceOrderDecoder.TEMPLATE_ID -> {
                final ReplaceOrderDecoder replace = output.replaceOrder();
                message(nowNs, replace.orderId(), OrderAction.REPLACE, replace.requestId(), () -> onReplace(replace));
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                final CancelOrderDecoder cancel = output.cancelOrder();
                message(nowNs, cancel.orderId(), OrderAction.CANCEL, cancel.requestId(), () -> onCancel(cancel));
            }
            case VenueQueryDecoder.TEMPLATE_ID -> {
                if (!down) {
                    timeline.at(nowNs + LIST_DELAY_NS, () -> list(nowNs + LIST_DELAY_NS));
                }
            }
            default -> throw new AssertionError("template " + output.templateId() + " is not for a gateway");
        }
    }

    private void message(
            final long nowNs, final long id, final OrderAction action, final long request, final Runnable arrival) {
        if (down || line.fails(nowNs, 25)) {
            timeline.report(nowNs + line.draw(DELAY_NS), VenueMessages.notSent(id, action, request));
            return;
        }
        final int ofSession = session;
        // On one line, messages arrive in the order in which they were sent.
        timeline.at(nowNs + DELAY_NS, () -> {
            if (session == ofSession) {
                arrival.run();
            }
        });
    }

    private void onNew(final NewOrderDecoder sent) {
        if (line.draw(20) == 0) {
            tell(VenueMessages.report(sent.orderId(), ExecType.REJECTED));
            return;
        }
        final WorkingOrder order = new WorkingOrder(sent);
        working.put(order.id, order);
        limits.onChange(positions, working.values(), order);
        tell(VenueMessages.report(order.id, ExecType.ACCEPTED));
        for (int tries = line.draw(4); tries > 0; tries--) {
            timeline.at(nowNs + line.draw(10 * DELAY_NS), () -> fill(order.id));
        }
        if (!order.rests) {
            timeline.at(nowNs + line.draw(DELAY_NS), () -> end(order.id, ExecType.EXPIRED));
        } else if (line.draw(30) == 0) {
            timeline.at(nowNs + line.draw(10 * DELAY_NS), () -> end(order.id, ExecType.CANCELLED));
        }
    }

    private void onReplace(final ReplaceOrderDecoder replace) {
        final WorkingOrder order = working.get(replace.orderId());
        if (order == null || replace.quantity() <= order.filled || line.draw(15) == 0) {
            tell(VenueMessages.answer(
                    replace.orderId(),
                    ExecType.REPLACE_REJECTED,
                    replace.requestId(),
                    0,
                    0,
                    0,
                    order == null ? 0 : order.left()));
            return;
        }
        order.price = replace.price();
        order.quantity = replace.quantity();
        limits.onChange(positions, working.values(), order);
        tell(VenueMessages.answer(
                order.id,
                ExecType.REPLACED,
                replace.requestId(),
                order.price,
                order.quantity,
                order.filled,
                order.left()));
        timeline.at(nowNs + line.draw(DELAY_NS), () -> fill(order.id));
    }

    private void onCancel(final CancelOrderDecoder cancel) {
        final WorkingOrder order = working.get(cancel.orderId());
        if (order == null || line.fails(nowNs, 15)) {
            tell(VenueMessages.answer(
                    cancel.orderId(),
                    ExecType.CANCEL_REJECTED,
                    cancel.requestId(),
                    0,
                    0,
                    0,
                    order == null ? 0 : order.left()));
            return;
        }
        end(order.id, ExecType.CANCELLED);
    }

    private void end(final long id, final ExecType how) {
        final WorkingOrder order = working.remove(id);
        if (order != null) {
            tell(VenueMessages.report(id, how, 0, 0, order.filled, 0));
        }
    }

    private void fill(final long id) {
        final WorkingOrder order = working.get(id);
        if (order == null) {
            return;
        }
        final long quantity = Math.min(order.left(), Units.units(1 + line.draw(6)));
        order.filled += quantity;
        positions[order.instrument] += order.side == Side.BUY ? quantity : -quantity;
        limits.onChange(positions, working.values(), order);
        if (order.left() == 0) {
            working.remove(id);
        }
        final DirectBuffer report = VenueMessages.fill(id, "F" + ++fills, order.price, quantity, order.filled);
        if (down || line.fails(nowNs, 15)) {
            lostFills.add(report);
        } else {
            timeline.report(nowNs + line.draw(DELAY_NS), report);
            repeat(report);
        }
    }

    /** A report other than a fill: it may be lost, be late, or come twice. */
    private void tell(final DirectBuffer report) {
        if (down || line.fails(nowNs, 20)) {
            return;
        }
        timeline.report(nowNs + line.draw(DELAY_NS), report);
        repeat(report);
    }

    private void repeat(final DirectBuffer report) {
        if (line.fails(nowNs, 12)) {
            timeline.report(nowNs + line.draw(20 * DELAY_NS), report);
        }
    }

    private void list(final long atNs) {
        if (down) {
            return;
        }
        timeline.report(atNs, VenueMessages.reconciliation(VENUE, ReconciliationPhase.BEGIN));
        lostFills.forEach(fill -> timeline.report(atNs, fill));
        lostFills.clear();
        working.values()
                .forEach(order -> timeline.report(
                        atNs,
                        VenueMessages.venueOrder(
                                order.id,
                                order.instrument,
                                "V" + order.id,
                                order.side,
                                order.type == OrderType.MARKET ? 0 : order.price,
                                order.quantity,
                                order.filled)));
        timeline.report(atNs, VenueMessages.reconciliation(VENUE, ReconciliationPhase.END));
    }

    private void breakDown() {
        down = true;
        session++;
        // What was on its way is gone; fills come again with the next list.
        timeline.dropReports(report -> {
            if (new Output(0, report).isFill()) {
                lostFills.add(report);
            }
        });
        timeline.report(nowNs, VenueMessages.venueSession(VENUE, SessionState.DOWN));
        final long upNs = nowNs + 1 + line.draw(OUTAGE_NS);
        timeline.at(upNs, () -> {
            down = false;
            timeline.report(upNs, VenueMessages.venueSession(VENUE, SessionState.UP));
            list(upNs);
        });
    }

    @Override
    public long nextTimeNs() {
        return timeline.nextTimeNs();
    }

    @Override
    public int advance(final long toNs, final MessageSink sink, final int most) {
        int given = 0;
        while (given < most && nextTimeNs() <= toNs) {
            final VenueTimeline.Step step = timeline.poll();
            nowNs = Math.max(nowNs, step.atNs());
            if (!down && line.breaks(nowNs)) {
                timeline.putBack(step);
                breakDown();
                continue;
            }
            if (step.report() == null) {
                step.action().run();
            } else {
                sink.offer(step.report(), 0, step.report().capacity());
                given++;
                reports++;
            }
        }
        return given;
    }
}
