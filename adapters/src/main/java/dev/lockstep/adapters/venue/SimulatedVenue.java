package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.port.ReportTap;
import dev.lockstep.engine.port.VenueGateway;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/**
 * A venue that lives outside the core: it hears the inputs and the orders, matches the orders against the market data,
 * and its reports become inputs. {@link #send} and {@link #refuse} are for the core thread, {@link #cancel} for that of
 * the kill latch, everything else for the ingress thread. The same inputs and orders give the same reports.
 *
 * <p>An order message arrives one latency after the event that caused it, ahead of market data of the same time; a
 * report is due one latency after what it reports. Neither the messages nor the reports of one order overtake each
 * other.
 *
 * <p>Each instrument is matched against the feed that its venue view names. An order that takes goes through the
 * visible levels, best first; what it took counts as gone until the feed shows another quantity at that level. A
 * resting order joins behind what is displayed at its price. That queue shrinks by trades there, and to what is
 * displayed; order by order, its place is known exactly. It is filled at its limit by the part of a trade that reaches
 * it, by a trade through the limit, or when the opposite side reaches the limit, and never by more than that trade or
 * level offers. Trades count before the change of the book that they cause, as feeds send them. Our orders don't meet
 * each other. While the book is not whole, or in the middle of an update, nothing is matched, and what may not rest is
 * cancelled.
 *
 * <p>Market orders are immediate-or-cancel. A replacement keeps its place only if nothing but the quantity shrinks, and
 * cancels the order if no more than what is filled remains. Reason codes of rejections and cancels: HALT the instrument
 * is not trading, DUPL the id has been used, UNKO no open order of this id, UNKI no such instrument, QNTY or PRCE off
 * the instrument's increments or minimum, BOOK the book is not whole, LIQU too little visible, LEFT nothing left after
 * a replacement. Of orders that have ended, the last 65,536 ids are remembered.
 */
public final class SimulatedVenue implements InputListener, VenueGateway, ReactiveSource {
    private final TimedMessages arrivals = new TimedMessages();
    private final VenueOrders orders = new VenueOrders();
    private final MessageHandler onSent = this::onSent;
    private final MessageHandler onRefused = this::onRefused;
    private final VenueInbox inbox;
    private final VenueLatency latency;
    private final VenueReports reports;
    private final OrderEntry orderEntry;
    private final MarketFeed marketFeed;
    private long nowNs = Long.MIN_VALUE;

    /**
     * Allocates everything that is needed for up to about a thousand orders at a time.
     *
     * @param seed of the jitter of latencies
     * @param tap told of each report when it is due, on the ingress thread
     */
    public SimulatedVenue(final SimulatedVenueSettings settings, final long seed, final ReportTap tap) {
        inbox = new VenueInbox(settings.inboxOrders(), settings.inboxCancels());
        latency = new VenueLatency(settings, seed);
        reports = new VenueReports(latency, new VenueFees(settings), orders, tap);
        final VenueInstruments instruments = new VenueInstruments(settings.fillUnknownSizeAtTouch());
        final Matcher matcher = new Matcher(reports, orders, settings.queueModel());
        orderEntry = new OrderEntry(instruments, orders, reports, matcher);
        marketFeed = new MarketFeed(instruments, matcher);
    }

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        inbox.send(record, offset, length);
    }

    @Override
    public boolean refuse(final DirectBuffer record, final int offset, final int length) {
        return inbox.refuse(record, offset);
    }

    @Override
    public boolean cancel(final DirectBuffer record, final int offset, final int length) {
        return inbox.cancel(record, offset, length);
    }

    @Override
    public void onInput(final DirectBuffer record, final int offset, final int length) {
        final long timeNs = RecordHeader.timeNs(record, offset);
        drainInbox();
        takeArrivals(timeNs);
        nowNs = Math.max(nowNs, timeNs);
        marketFeed.onMessage(record, offset + RecordHeader.LENGTH, nowNs);
    }

    @Override
    public long nextTimeNs() {
        drainInbox();
        return Math.min(arrivals.nextTimeNs(), reports.nextTimeNs());
    }

    @Override
    public int advance(final long toNs, final MessageSink sink, final int limit) {
        drainInbox();
        takeArrivals(toNs);
        return reports.deliver(toNs, sink, limit);
    }

    /** Orders open at the venue now; those on their way are not counted. */
    public int openOrders() {
        return orders.open();
    }

    private void drainInbox() {
        inbox.drainMessages(onSent);
        inbox.drainRefusals(onRefused);
    }

    private void onSent(final int type, final MutableDirectBuffer buffer, final int index, final int length) {
        final long orderId = VenueInbox.orderId(buffer, index);
        final VenueOrder known = orders.find(orderId);
        final VenueOrder order = known == null && VenueInbox.isNew(type) ? orders.create(orderId) : known;
        final int messageLength = length - RecordHeader.LENGTH;
        final int slot =
                arrivals.add(arrivalNs(order, orderId, RecordHeader.timeNs(buffer, index)), messageLength, order);
        arrivals.buffer().putBytes(arrivals.offset(slot), buffer, index + RecordHeader.LENGTH, messageLength);
    }

    private long arrivalNs(final VenueOrder order, final long orderId, final long causeTimeNs) {
        if (order == null) {
            return causeTimeNs + latency.orderNs(orderId, 0);
        }
        order.underWay++;
        final long ownNs = causeTimeNs + latency.orderNs(orderId, order.arrivalLegs++);
        order.lastArrivalNs = Math.max(order.lastArrivalNs, ownNs);
        return order.lastArrivalNs;
    }

    private void onRefused(final int type, final MutableDirectBuffer buffer, final int index, final int length) {
        reports.notSent(
                VenueInbox.refusedOrderId(buffer, index),
                VenueInbox.action(type),
                VenueInbox.refusedTimeNs(buffer, index));
    }

    private void takeArrivals(final long toNs) {
        while (arrivals.nextTimeNs() <= toNs && arrivals.nextTimeNs() != HistorySource.NO_MORE) {
            final int slot = arrivals.first();
            final VenueOrder order = arrivals.order(slot);
            nowNs = Math.max(nowNs, arrivals.nextTimeNs());
            orderEntry.onArrival(arrivals.buffer(), arrivals.offset(slot), order, nowNs);
            arrivals.removeFirst();
            orders.settle(order);
        }
    }
}
