package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.Hash64;
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
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
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
    private static final long OUTAGE_EVERY_NS = 2_000_000_000L;
    private static final int OUTAGE_NS = 300_000_000;

    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private final TreeMap<Long, Working> working = new TreeMap<>();
    private final List<DirectBuffer> lostFills = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final long[] positions;
    private final long seed;
    private final long goodFromNs;
    private final long limit;
    private boolean down;
    /** Of the session: what was on its way when another one began is gone. */
    private int session;

    private long added;
    private long draws;
    private long fills;
    private long nextOutageNs = Long.MIN_VALUE;
    private long reports;

    /** A venue that checks that no position goes beyond a limit. */
    public HostileVenue(final long seed, final int instruments, final long limit, final long goodFromNs) {
        this.seed = seed;
        this.limit = limit;
        this.goodFromNs = goodFromNs;
        positions = new long[instruments];
    }

    private record Step(long atNs, long number, Runnable action, DirectBuffer report) implements Comparable<Step> {
        @Override
        public int compareTo(final Step other) {
            return atNs != other.atNs ? Long.compare(atNs, other.atNs) : Long.compare(number, other.number);
        }
    }

    private static final class Working {
        private final long id;
        private final int instrument;
        private final Side side;
        private final OrderType type;
        private final boolean rests;
        private long price;
        private long quantity;
        private long filled;

        private Working(final NewOrderDecoder order) {
            id = order.orderId();
            instrument = order.instrument();
            side = order.side();
            type = order.orderType();
            rests = order.timeInForce() == TimeInForce.GTC && type == OrderType.LIMIT;
            price = type == OrderType.MARKET ? Units.units(100) : order.price();
            quantity = order.quantity();
        }

        private long left() {
            return quantity - filled;
        }
    }

    /** What was really traded, by instrument. */
    public long position(final int instrument) {
        return positions[instrument];
    }

    /** Orders that really work. */
    public int open() {
        return working.size();
    }

    /** Reports and lists that were handed over. */
    public long reports() {
        return reports;
    }

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        final long nowNs = RecordHeader.timeNs(record, offset);
        final Output output =
                new Output(0, Messages.copy(record, offset + RecordHeader.LENGTH, length - RecordHeader.LENGTH));
        switch (output.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> {
                final NewOrderDecoder order = output.newOrder();
                if (!seen.add(order.orderId())) {
                    throw new AssertionError("order " + order.orderId() + " was sent twice");
                }
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
                    at(nowNs + LIST_DELAY_NS, () -> list(nowNs + LIST_DELAY_NS));
                }
            }
            default -> throw new AssertionError("template " + output.templateId() + " is not for a gateway");
        }
    }

    private void message(
            final long nowNs, final long id, final OrderAction action, final long request, final Runnable arrival) {
        if (down || (isBad(nowNs) && draw(25) == 0)) {
            report(nowNs + draw(DELAY_NS), Messages.notSent(id, action, request));
            return;
        }
        final int ofSession = session;
        // On one line, messages arrive in the order in which they were sent.
        at(nowNs + DELAY_NS, () -> {
            if (session == ofSession) {
                arrival.run();
            }
        });
    }

    private long nowNs;

    private void onNew(final NewOrderDecoder sent) {
        if (draw(20) == 0) {
            tell(Messages.report(sent.orderId(), ExecType.REJECTED));
            return;
        }
        final Working order = new Working(sent);
        working.put(order.id, order);
        tell(Messages.report(order.id, ExecType.ACCEPTED));
        for (int tries = draw(4); tries > 0; tries--) {
            at(nowNs + draw(10 * DELAY_NS), () -> fill(order.id));
        }
        if (!order.rests) {
            at(nowNs + draw(DELAY_NS), () -> end(order.id, ExecType.EXPIRED));
        } else if (draw(30) == 0) {
            at(nowNs + draw(10 * DELAY_NS), () -> end(order.id, ExecType.CANCELLED));
        }
    }

    private void onReplace(final ReplaceOrderDecoder replace) {
        final Working order = working.get(replace.orderId());
        if (order == null || replace.quantity() <= order.filled || draw(15) == 0) {
            tell(Messages.answer(
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
        tell(Messages.answer(
                order.id,
                ExecType.REPLACED,
                replace.requestId(),
                order.price,
                order.quantity,
                order.filled,
                order.left()));
        at(nowNs + draw(DELAY_NS), () -> fill(order.id));
    }

    private void onCancel(final CancelOrderDecoder cancel) {
        final Working order = working.get(cancel.orderId());
        if (order == null || (isBad(nowNs) && draw(15) == 0)) {
            tell(Messages.answer(
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
        final Working order = working.remove(id);
        if (order != null) {
            tell(Messages.report(id, how, 0, 0, order.filled, 0));
        }
    }

    private void fill(final long id) {
        final Working order = working.get(id);
        if (order == null) {
            return;
        }
        final long quantity = Math.min(order.left(), Units.units(1 + draw(6)));
        order.filled += quantity;
        positions[order.instrument] += order.side == Side.BUY ? quantity : -quantity;
        if (Math.abs(positions[order.instrument]) > limit) {
            throw new AssertionError("position " + positions[order.instrument] + " of instrument " + order.instrument
                    + " is beyond " + limit + ", seed " + seed);
        }
        if (order.left() == 0) {
            working.remove(id);
        }
        final DirectBuffer report = Messages.fill(id, "F" + ++fills, order.price, quantity, order.filled);
        if (down || (isBad(nowNs) && draw(15) == 0)) {
            lostFills.add(report);
        } else {
            report(nowNs + draw(DELAY_NS), report);
            repeat(report);
        }
    }

    /** A report other than a fill: it may be lost, be late, or come twice. */
    private void tell(final DirectBuffer report) {
        if (down || (isBad(nowNs) && draw(20) == 0)) {
            return;
        }
        report(nowNs + draw(DELAY_NS), report);
        repeat(report);
    }

    private void repeat(final DirectBuffer report) {
        if (isBad(nowNs) && draw(12) == 0) {
            report(nowNs + draw(20 * DELAY_NS), report);
        }
    }

    private void list(final long atNs) {
        if (down) {
            return;
        }
        report(atNs, Messages.reconciliation(VENUE, ReconciliationPhase.BEGIN));
        lostFills.forEach(fill -> report(atNs, fill));
        lostFills.clear();
        working.values()
                .forEach(order -> report(
                        atNs,
                        Messages.venueOrder(
                                order.id,
                                order.instrument,
                                "V" + order.id,
                                order.side,
                                order.type == OrderType.MARKET ? 0 : order.price,
                                order.quantity,
                                order.filled)));
        report(atNs, Messages.reconciliation(VENUE, ReconciliationPhase.END));
    }

    private boolean isBad(final long atNs) {
        return atNs < goodFromNs;
    }

    private void breakDown() {
        down = true;
        session++;
        // What was on its way is gone; fills come again with the next list.
        final List<Step> kept = new ArrayList<>();
        for (final Step step : steps) {
            if (step.report == null) {
                kept.add(step);
            } else if (new Output(0, step.report).isFill()) {
                lostFills.add(step.report);
            } else if (new Output(0, step.report).templateId() == dev.lockstep.codecs.sbe.NotSentDecoder.TEMPLATE_ID) {
                kept.add(step);
            }
        }
        steps.clear();
        steps.addAll(kept);
        report(nowNs, Messages.venueSession(VENUE, SessionState.DOWN));
        final long upNs = nowNs + 1 + draw(OUTAGE_NS);
        at(upNs, () -> {
            down = false;
            report(upNs, Messages.venueSession(VENUE, SessionState.UP));
            list(upNs);
        });
    }

    private void at(final long atNs, final Runnable action) {
        steps.add(new Step(atNs, added++, action, null));
    }

    private void report(final long atNs, final DirectBuffer report) {
        steps.add(new Step(atNs, added++, null, report));
    }

    private int draw(final int bound) {
        draws++;
        return (int) Long.remainderUnsigned(Hash64.finish(Hash64.fold(seed, draws)), bound);
    }

    @Override
    public long nextTimeNs() {
        return steps.isEmpty() ? HistorySource.NO_MORE : steps.peek().atNs;
    }

    @Override
    public int advance(final long toNs, final MessageSink sink, final int most) {
        int given = 0;
        while (given < most && nextTimeNs() <= toNs) {
            final Step step = steps.poll();
            nowNs = Math.max(nowNs, step.atNs);
            if (nextOutageNs == Long.MIN_VALUE) {
                nextOutageNs = nowNs + OUTAGE_EVERY_NS;
            } else if (!down && isBad(nowNs) && nowNs >= nextOutageNs) {
                nextOutageNs = nowNs + OUTAGE_EVERY_NS + draw((int) OUTAGE_EVERY_NS);
                steps.add(step);
                breakDown();
                continue;
            }
            if (step.report == null) {
                step.action.run();
            } else {
                sink.offer(step.report, 0, step.report.capacity());
                given++;
                reports++;
            }
        }
        return given;
    }
}
