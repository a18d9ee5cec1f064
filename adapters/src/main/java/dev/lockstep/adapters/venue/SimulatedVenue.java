package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReportTap;
import dev.lockstep.engine.port.SessionStart;
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
 * <p><b>Matching.</b> Each instrument is matched against the feed that its venue view names. An order that takes goes
 * through the visible levels, best first; what it took counts as gone until the feed shows another quantity at that
 * level. A resting order joins behind what is displayed at its price. That queue shrinks by trades there, and to what is
 * displayed; order by order, its place is known exactly. It is filled at its limit by the part of a trade that reaches
 * it, by a trade through the limit, or when the opposite side reaches the limit, and never by more than that trade or
 * level offers. Trades count before the change of the book that they cause, as feeds send them. Our orders don't meet
 * each other. While the book is not whole, or in the middle of an update, nothing is matched or triggered, and what may
 * not rest is cancelled.
 *
 * <p><b>Orders.</b> The venue takes what its capabilities list and rejects everything else. Market orders are
 * immediate-or-cancel. A market-to-limit order takes at the best price, which becomes its limit. How orders are triggered
 * is said by {@link Triggers}; a trigger that is reached already on arrival triggers at once, and a limit that comes of
 * a trigger is told by the report. Day orders end at the instrument's SESSION_CLOSE or the new day, those good till a
 * date at that time. Orders at the open and at the close wait for SESSION_OPEN and CLOSING, and work at the first moment from then on
 * at which the market can be traded on; what is not filled then expires, and so does what has not worked when the
 * session closes. Post-only orders that would take are refused, when they come, when they are changed, and when they are
 * triggered. Reduce-only orders are filled by no more than the position that the venue keeps of the account, refused
 * when they come or are triggered if there is none, and cancelled once there is none. The part of an order that the book
 * shows has its place in the queue; the next part goes to the end.
 *
 * <p>A replacement keeps its place only if nothing but the quantity shrinks, and cancels the order if no more than what
 * is filled remains. It moves the trigger of an order that waits for it.
 *
 * <p><b>Session.</b> It goes down by {@link #disconnect} or by the outages of the settings. What is sent while it is
 * down, or was down at the time of the cause, comes back as NotSent; what was under way arrives. Reports wait or are
 * lost, as set. A venue that offers cancel-on-disconnect and was asked for it at the start of the session ends every open
 * order and rejects what still arrives; the first session begins with the first input. When the
 * session is up again the venue lists itself: fills that were lost, with their ids, open orders, and positions. It does
 * so, too, when a query arrives while the session is up, and otherwise does not answer it. A list is a cut: what was
 * reported before it comes before it, and nothing that it tells is reported behind it.
 *
 * <p><b>Reason codes.</b> Of rejections: TYPE, TINF and FLAG the venue does not take such a type, time in force or flag,
 * COMB the parts of the order don't go together, HALT the instrument is not trading, DUPL the id has been used, UNKI no
 * such instrument here, ACCT no such account, QNTY, PRCE, TRIG and DISP a quantity, price, trigger or displayed quantity
 * is off the instrument's increments or out of range, TIME the order's time is over, POST it would take, REDU it would
 * not reduce, DISC the session is down. Of refused requests, besides: UNKO no open order of this id. Of cancels: BOOK the
 * book is not whole, LIQU too little visible, LEFT nothing left after a replacement, POST, REDU, DISC; blank if asked for.
 * Of expiries: CLOS the session closed, the day ended or the instrument was settled, TIME, LIQU. Of orders that have ended, the last
 * 65,536 ids are remembered.
 */
public final class SimulatedVenue implements VenueLink, VenueGateway {
    private final TimedMessages arrivals = new TimedMessages();
    /** Ids of queries that are on their way. */
    private final TimedMessages queries = new TimedMessages();

    private final VenueOrders orders = new VenueOrders();
    private final MessageHandler onSent = this::onSent;
    private final MessageHandler onRefused = this::onRefused;
    private final VenueInbox inbox;
    private final VenueLatency latency;
    private final ReportQueue queue;
    private final GatewayMessages gateway;
    private final VenueSessionLine session;
    private final OrderWork work;
    private final OrderEntry orderEntry;
    private final MarketFeed marketFeed;
    private long nowNs = Long.MIN_VALUE;

    /**
     * Allocates everything that is needed for up to about a thousand orders at a time.
     *
     * @param index of the venue: instruments of other venues are none of its own
     * @param seed of the jitter of latencies
     * @param tap told of each report when it is due, on the ingress thread
     * @param start told of each session for orders when it begins, on the ingress thread
     */
    public SimulatedVenue(
            final int index,
            final SimulatedVenueSettings settings,
            final long seed,
            final ReportTap tap,
            final SessionStart start) {
        inbox = new VenueInbox(settings.inboxOrders(), settings.inboxCancels());
        latency = new VenueLatency(settings, seed);
        queue = new ReportQueue(orders, tap);
        gateway = new GatewayMessages(queue.fromGateway(), index);
        final VenueIds ids = new VenueIds(index);
        final VenueReports reports = new VenueReports(queue, ids, latency, new VenueFees(settings));
        final VenueInstruments instruments = new VenueInstruments(index, settings.fillUnknownSizeAtTouch());
        final Matcher matcher = new Matcher(reports, orders, settings.queueModel());
        work = new OrderWork(matcher, orders, reports);
        final Triggers triggers = new Triggers(work, reports);
        final OrderChecks checks = new OrderChecks(settings.capabilities());
        orderEntry = new OrderEntry(instruments, orders, reports, checks, work, triggers);
        final Floor floor = new Floor(matcher, triggers, work);
        marketFeed = new MarketFeed(
                instruments,
                floor,
                new Sessions(instruments, orders, work, floor),
                new AccountEvents(instruments, orders, work, floor));
        final VenueListing listing = new VenueListing(queue, ids, index, instruments, orders);
        session = new VenueSessionLine(settings, start, orders, work, queue, gateway, listing);
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
        session.onEvent(timeNs);
        drainInbox();
        runTo(timeNs);
        nowNs = Math.max(nowNs, timeNs);
        marketFeed.onMessage(record, offset + RecordHeader.LENGTH, nowNs);
    }

    @Override
    public long nextTimeNs() {
        drainInbox();
        return Math.min(nextOfVenueNs(), queue.nextTimeNs());
    }

    @Override
    public int advance(final long toNs, final MessageSink sink, final int limit) {
        drainInbox();
        runTo(toNs);
        return queue.deliver(toNs, sink, limit);
    }

    /** Takes the session down, at the given engine time or now if that is over; harmless if it is down. */
    public void disconnect(final long atNs) {
        reach(atNs);
        session.goDown(nowNs);
    }

    /** Brings the session up again, at the given engine time or now if that is over; harmless if it is up. */
    public void connect(final long atNs) {
        reach(atNs);
        session.comeUp(nowNs);
    }

    /** Orders open at the venue now; those on their way are not counted. */
    public int openOrders() {
        return orders.open();
    }

    /** Their ids, oldest first. */
    public long[] openOrderIds() {
        final long[] ids = new long[orders.open()];
        int count = 0;
        for (OrderLink link = orders.firstOpen(); link != null; link = link.after) {
            ids[count++] = link.order.id;
        }
        return ids;
    }

    private void reach(final long atNs) {
        drainInbox();
        runTo(atNs);
        nowNs = Math.max(nowNs, atNs);
    }

    private void drainInbox() {
        inbox.drainMessages(onSent);
        inbox.drainRefusals(onRefused);
    }

    private void onSent(final int type, final MutableDirectBuffer buffer, final int index, final int length) {
        if (VenueInbox.isQuery(type)) {
            onQuery(buffer, index);
        } else {
            onOrderMessage(type, buffer, index, length);
        }
    }

    /** What does not get out is not answered; the engine asks again. */
    private void onQuery(final MutableDirectBuffer buffer, final int index) {
        final long causeTimeNs = RecordHeader.timeNs(buffer, index);
        if (!session.wasDownAt(causeTimeNs)) {
            final long requestId = VenueInbox.queryRequestId(buffer, index);
            final int slot = queries.add(causeTimeNs + latency.orderNs(requestId, 0), Long.BYTES, null);
            queries.buffer().putLong(queries.offset(slot), requestId);
        }
    }

    private void onOrderMessage(final int type, final MutableDirectBuffer buffer, final int index, final int length) {
        final long orderId = VenueInbox.orderId(buffer, index);
        final long causeTimeNs = RecordHeader.timeNs(buffer, index);
        if (session.wasDownAt(causeTimeNs)) {
            final OrderAction action = VenueInbox.action(type);
            gateway.notSent(orderId, action, VenueInbox.requestId(action, buffer, index), causeTimeNs);
            return;
        }
        final VenueOrder known = orders.find(orderId);
        final VenueOrder order = known == null && VenueInbox.isNew(type) ? orders.create(orderId) : known;
        final int messageLength = length - RecordHeader.LENGTH;
        final int slot = arrivals.add(arrivalNs(order, orderId, causeTimeNs), messageLength, order);
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
        gateway.notSent(
                VenueInbox.refusedOrderId(buffer, index),
                VenueInbox.action(type),
                VenueInbox.refusedRequestId(buffer, index),
                VenueInbox.refusedTimeNs(buffer, index));
    }

    private long nextOfVenueNs() {
        return Math.min(
                Math.min(arrivals.nextTimeNs(), queries.nextTimeNs()),
                Math.min(session.nextChangeNs(), orders.nextExpiryNs()));
    }

    /**
     * What happens at the venue without the market, by time; at one time first the session, then expiries, then arrivals of
     * orders, then queries.
     */
    private void runTo(final long toNs) {
        for (long nextNs = nextOfVenueNs();
                nextNs <= toNs && nextNs != HistorySource.NO_MORE;
                nextNs = nextOfVenueNs()) {
            nowNs = Math.max(nowNs, nextNs);
            if (session.nextChangeNs() == nextNs) {
                session.change(nowNs);
            } else if (orders.nextExpiryNs() == nextNs) {
                work.expire(orders.firstExpiring(), Reason.TIME_OVER, nowNs);
            } else if (arrivals.nextTimeNs() == nextNs) {
                arrive();
            } else {
                answer();
            }
        }
    }

    private void arrive() {
        final int slot = arrivals.first();
        final VenueOrder order = arrivals.order(slot);
        orderEntry.onArrival(arrivals.buffer(), arrivals.offset(slot), order, session.refusesNew(), nowNs);
        arrivals.removeFirst();
        orders.settle(order);
    }

    private void answer() {
        final long requestId = queries.buffer().getLong(queries.offset(queries.first()));
        queries.removeFirst();
        session.list(nowNs, nowNs + latency.reportNs(requestId, 0));
    }
}
