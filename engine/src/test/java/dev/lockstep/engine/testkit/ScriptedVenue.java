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
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;

/**
 * A venue and gateway that accept, reject, fill in part, replace, expire and cancel as a hash of seed and order says, each after a delay of
 * its own: so requests and fills overtake each other in every way. It never fills more than what it was asked for.
 */
public final class ScriptedVenue implements Gateway, ReactiveSource {
    private static final long MOST_DELAY_NS = 30_000_000;

    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private final TreeMap<Long, Working> working = new TreeMap<>();
    private final long seed;
    private final boolean repeatsItself;
    private final boolean refusesCancels;
    private long nowNs;
    private long added;
    private long draws;

    /** {@code repeatsItself}: some reports come twice, and some concern orders that never were. Some cancels are refused. */
    public ScriptedVenue(final long seed, final boolean repeatsItself) {
        this(seed, repeatsItself, true);
    }

    /** {@code refusesCancels}: of orders that work. */
    public ScriptedVenue(final long seed, final boolean repeatsItself, final boolean refusesCancels) {
        this.refusesCancels = refusesCancels;
        this.seed = seed;
        this.repeatsItself = repeatsItself;
    }

    private record Step(long atNs, long number, Supplier<DirectBuffer> action) implements Comparable<Step> {
        @Override
        public int compareTo(final Step other) {
            return atNs != other.atNs ? Long.compare(atNs, other.atNs) : Long.compare(number, other.number);
        }
    }

    private static final class Working {
        private final long id;
        private final int instrument;
        private final Side side;
        private long price;
        private long quantity;
        private long filled;

        private Working(final NewOrderDecoder order) {
            id = order.orderId();
            instrument = order.instrument();
            side = order.side();
            price = order.orderType() == OrderType.MARKET ? Units.units(100) : order.price();
            quantity = order.quantity();
        }
    }

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        final long sentNs = RecordHeader.timeNs(record, offset);
        final Output output =
                new Output(0, MessageBuffers.copy(record, offset + RecordHeader.LENGTH, length - RecordHeader.LENGTH));
        switch (output.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> onNew(sentNs, output.newOrder());
            case ReplaceOrderDecoder.TEMPLATE_ID -> onReplace(sentNs, output.replaceOrder());
            case CancelOrderDecoder.TEMPLATE_ID -> onCancel(sentNs, output.cancelOrder());
            case VenueQueryDecoder.TEMPLATE_ID -> at(sentNs + MOST_DELAY_NS, this::list);
            default -> throw new AssertionError("template " + output.templateId() + " is not for a gateway");
        }
    }

    /** Everything that works, in one go; nothing else is on its way that is not in it. */
    private DirectBuffer list() {
        // Before anything that comes later.
        final long atNs = nowNs;
        for (final Working order : working.values()) {
            at(
                    atNs,
                    () -> VenueMessages.venueOrder(
                            order.id,
                            order.instrument,
                            "V" + order.id,
                            order.side,
                            order.price,
                            order.quantity,
                            order.filled));
        }
        at(atNs, () -> VenueMessages.reconciliation(0, ReconciliationPhase.END));
        return VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN);
    }

    private void onNew(final long nowNs, final NewOrderDecoder order) {
        final long id = order.orderId();
        final int fate = draw(id, 20);
        if (fate == 0) {
            in(nowNs, id, () -> VenueMessages.notSent(id, OrderAction.NEW));
        } else if (fate < 3) {
            in(nowNs, id, () -> VenueMessages.report(id, ExecType.REJECTED));
        } else {
            final long atNs = in(nowNs, id, () -> {
                working.put(id, new Working(order));
                return VenueMessages.report(id, ExecType.ACCEPTED);
            });
            for (int fills = draw(id, 4); fills > 0; fills--) {
                in(atNs, id, () -> fill(id));
            }
            if (order.timeInForce() != TimeInForce.GTC || draw(id, 10) == 0) {
                at(atNs + MOST_DELAY_NS, () -> end(id, ExecType.EXPIRED));
            }
        }
    }

    private void onReplace(final long nowNs, final ReplaceOrderDecoder replace) {
        final long id = replace.orderId();
        final long request = replace.requestId();
        final int fate = draw(id, 10);
        if (fate == 0) {
            in(nowNs, id, () -> VenueMessages.notSent(id, OrderAction.REPLACE, request));
            return;
        }
        in(nowNs, id, () -> {
            final Working order = working.get(id);
            if (order == null || fate == 1 || replace.quantity() < order.filled) {
                return VenueMessages.answer(id, ExecType.REPLACE_REJECTED, request, 0, 0, 0, left(order));
            }
            order.price = replace.price();
            order.quantity = replace.quantity();
            if (order.filled == order.quantity) {
                working.remove(id);
            }
            return VenueMessages.answer(
                    id, ExecType.REPLACED, request, order.price, order.quantity, order.filled, left(order));
        });
        in(nowNs, id, () -> fill(id));
    }

    private void onCancel(final long nowNs, final CancelOrderDecoder cancel) {
        final long id = cancel.orderId();
        final long request = cancel.requestId();
        final int fate = draw(id, 10);
        if (fate == 0 && refusesCancels) {
            in(nowNs, id, () -> VenueMessages.notSent(id, OrderAction.CANCEL, request));
        } else {
            in(nowNs, id, () -> {
                final DirectBuffer done = fate == 1 && refusesCancels ? null : end(id, ExecType.CANCELLED);
                return done != null
                        ? done
                        : VenueMessages.answer(id, ExecType.CANCEL_REJECTED, request, 0, 0, 0, left(working.get(id)));
            });
        }
    }

    private static long left(final Working order) {
        return order == null ? 0 : order.quantity - order.filled;
    }

    private DirectBuffer fill(final long id) {
        final Working order = working.get(id);
        if (order == null) {
            return null;
        }
        final long left = order.quantity - order.filled;
        final long quantity = Math.min(left, Units.units(1 + draw(id, 6)));
        order.filled += quantity;
        if (order.filled == order.quantity) {
            working.remove(id);
        }
        return VenueMessages.fill(id, order.price, quantity, order.filled, quantity / 1_000);
    }

    private DirectBuffer end(final long id, final ExecType how) {
        return working.remove(id) == null ? null : VenueMessages.report(id, how);
    }

    private long in(final long nowNs, final long id, final Supplier<DirectBuffer> action) {
        final long atNs = nowNs + draw(id, (int) MOST_DELAY_NS);
        at(atNs, action);
        return atNs;
    }

    private void at(final long atNs, final Supplier<DirectBuffer> action) {
        steps.add(new Step(atNs, added++, action));
    }

    private int draw(final long id, final int bound) {
        draws++;
        return (int) Long.remainderUnsigned(Hash64.finish(Hash64.fold(Hash64.fold(seed, id), draws)), bound);
    }

    @Override
    public long nextTimeNs() {
        return steps.isEmpty() ? HistorySource.NO_MORE : steps.peek().atNs;
    }

    @Override
    public int advance(final long toNs, final MessageSink sink, final int limit) {
        int given = 0;
        while (given < limit && nextTimeNs() <= toNs) {
            nowNs = steps.peek().atNs;
            final DirectBuffer report = steps.poll().action.get();
            if (report != null) {
                sink.offer(report, 0, report.capacity());
                given++;
                if (repeatsItself && draw(0, 12) == 0) {
                    at(toNs + draw(0, (int) MOST_DELAY_NS), () -> report);
                }
                if (repeatsItself && draw(0, 40) == 0) {
                    at(toNs, () -> VenueMessages.fill(7_777_777, Units.ONE, Units.ONE, Units.ONE, 0));
                }
            }
        }
        return given;
    }
}
