package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.SessionStart;
import dev.lockstep.engine.venue.VenueCapabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Drives a venue the way the ingress does over history: what is due at the venue goes before later inputs, and its
 * reports come back to it as inputs. Time stands still unless {@link #at} moves it.
 */
final class VenueRig {
    static final long[] NONE = {};

    final VenueMessages messages = new VenueMessages();
    final SimulatedVenue venue;
    final List<Integer> hashes = new ArrayList<>();
    final List<ReportReader.Report> reports = new ArrayList<>();
    /** What the venue's tap has heard, as text. */
    final List<String> tapped = new ArrayList<>();

    private final ReportReader reader = new ReportReader();
    private final UnsafeBuffer reportRecord = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageSink sink = this::take;
    private long nowNs = 1_000_000;
    private long updateId;
    private long lastBid = 1_000;
    private long queries;

    VenueRig(final SimulatedVenueSettings settings, final long seed) {
        this(settings, seed, SessionStart.NONE);
    }

    /** A venue of which something is asked when a session begins. */
    VenueRig(final SimulatedVenueSettings settings, final long seed, final SessionStart start) {
        venue = new SimulatedVenue(
                0,
                settings,
                seed,
                (buffer, offset, length) ->
                        tapped.add(reader.read(buffer, offset).text()),
                start);
    }

    VenueRig(final SimulatedVenueSettings settings) {
        this(settings, 1);
    }

    VenueRig() {
        this(SimulatedVenueSettings.ideal());
    }

    /** A venue that takes everything. */
    static VenueRig able() {
        return new VenueRig(SimulatedVenueSettings.ideal().with(VenueCapabilities.ALL));
    }

    static InstrumentTerms terms(final MarketView venueView, final boolean sizesKnown) {
        return InstrumentTerms.spot("TEST", "USD", 6, venueView, venueView, sizesKnown, 1, 1, 0, 100_000_000L);
    }

    VenueRig define(final MarketView venueView) {
        return define(terms(venueView, true));
    }

    VenueRig define(final InstrumentTerms terms) {
        messages.definition(nowNs, terms);
        return input();
    }

    /** Moves time on, relative to the start. */
    VenueRig at(final long ns) {
        nowNs = 1_000_000 + ns;
        pump();
        return this;
    }

    VenueRig quote(final long bid, final long bidQuantity, final long ask, final long askQuantity) {
        messages.quote(nowNs, bid, bidQuantity, ask, askQuantity);
        return input();
    }

    VenueRig trade(final long price, final long quantity, final AggressorSide aggressor) {
        messages.trade(nowNs, price, quantity, aggressor);
        return input();
    }

    VenueRig snapshot(final long[] bids, final long[] asks) {
        messages.snapshot(nowNs, ++updateId, true, bids, asks);
        return input();
    }

    VenueRig delta(final long[] bids, final long[] asks) {
        messages.delta(nowNs, updateId, ++updateId, bids, asks);
        return input();
    }

    VenueRig gap() {
        messages.delta(nowNs, updateId + 5, updateId + 6, NONE, NONE);
        return input();
    }

    VenueRig status(final InstrumentState state) {
        messages.status(nowNs, state);
        return input();
    }

    VenueRig bookAdd(final long bookId, final Side side, final long price, final long quantity) {
        messages.bookAdd(nowNs, bookId, side, price, quantity);
        return input();
    }

    VenueRig bookModify(final long bookId, final long newId, final long price, final long quantity) {
        messages.bookModify(nowNs, bookId, newId, price, quantity);
        return input();
    }

    VenueRig bookCancel(final long bookId, final long quantity) {
        messages.bookCancel(nowNs, bookId, quantity);
        return input();
    }

    VenueRig bookExecute(final long bookId, final long quantity) {
        messages.bookExecute(nowNs, bookId, quantity);
        return input();
    }

    VenueRig limit(final long id, final Side side, final long price, final long quantity) {
        return order(id, side, OrderType.LIMIT, TimeInForce.GTC, price, quantity);
    }

    VenueRig order(
            final long id,
            final Side side,
            final OrderType type,
            final TimeInForce timeInForce,
            final long price,
            final long quantity) {
        messages.newOrder(nowNs, id, side, type, timeInForce, price, quantity);
        return send();
    }

    /** An order of which there is more to say. */
    VenueRig order(
            final long id,
            final Side side,
            final OrderType type,
            final TimeInForce timeInForce,
            final long price,
            final long quantity,
            final Consumer<NewOrderEncoder> more) {
        messages.newOrder(nowNs, id, side, type, timeInForce, price, quantity);
        messages.more(more, nowNs);
        return send();
    }

    /** A limit order, good till cancelled, of which there is more to say. */
    VenueRig limit(
            final long id,
            final Side side,
            final long price,
            final long quantity,
            final Consumer<NewOrderEncoder> more) {
        return order(id, side, OrderType.LIMIT, TimeInForce.GTC, price, quantity, more);
    }

    VenueRig replace(final long id, final long price, final long quantity) {
        messages.replace(nowNs, id, price, quantity);
        return send();
    }

    VenueRig replace(final long id, final long price, final long quantity, final long trigger, final long requestId) {
        messages.replace(nowNs, id, price, quantity, trigger, requestId);
        return send();
    }

    VenueRig cancel(final long id) {
        messages.cancel(nowNs, id);
        return send();
    }

    VenueRig cancel(final long id, final long requestId) {
        messages.cancel(nowNs, id, requestId);
        return send();
    }

    /** A boundary for every instrument. */
    VenueRig boundary(final BoundaryKind kind) {
        return boundary(kind, -1);
    }

    VenueRig boundary(final BoundaryKind kind, final int instrument) {
        messages.boundary(nowNs, kind, instrument);
        return input();
    }

    VenueRig split(final int numerator, final int denominator) {
        messages.split(nowNs, numerator, denominator);
        return input();
    }

    VenueRig settlement(final long price) {
        messages.settlement(nowNs, price);
        return input();
    }

    VenueRig disconnect() {
        venue.disconnect(nowNs);
        pump();
        return this;
    }

    VenueRig connect() {
        venue.connect(nowNs);
        pump();
        return this;
    }

    /** Asks for a list. */
    VenueRig reconcile() {
        messages.query(nowNs, 0, ++queries);
        return send();
    }

    /** Brings the best prices to the given ones, with a quantity of 10 each, in whatever way a view shows them. */
    VenueRig top(final MarketView view, final long bid, final long ask) {
        final long[] bids = {bid, 10};
        final long[] asks = {ask, 10};
        switch (view) {
            case QUOTES -> quote(bid, 10, ask, 10);
            case DEPTH -> snapshot(bids, asks);
            case ORDERS -> {
                // Away from each other first, so that the book is never crossed on the way.
                bookCancel(lastBid, 0).bookCancel(lastBid + 1, 0);
                lastBid += 2;
                bookAdd(lastBid, Side.BUY, bid, 10).bookAdd(lastBid + 1, Side.SELL, ask, 10);
            }
            default -> throw new IllegalArgumentException("there are no best prices among " + view);
        }
        return this;
    }

    VenueRig input() {
        venue.onInput(messages.record, 0, messages.length);
        pump();
        return this;
    }

    VenueRig send() {
        venue.send(messages.record, 0, messages.length);
        pump();
        return this;
    }

    private void pump() {
        while (venue.nextTimeNs() <= nowNs) {
            final long dueNs = venue.nextTimeNs();
            venue.advance(dueNs, sink, 3);
        }
    }

    private boolean take(final DirectBuffer buffer, final int offset, final int length) {
        reports.add(reader.read(buffer, offset));
        hashes.add(ReportReader.hash(buffer, offset, length));
        reportRecord.putBytes(RecordHeader.LENGTH, buffer, offset, length);
        RecordHeader.encode(reportRecord, 0, length, 2, 0, 0, nowNs);
        venue.onInput(reportRecord, 0, RecordHeader.LENGTH + length);
        return true;
    }

    /** The reports since the last call. */
    List<ReportReader.Report> reports() {
        final List<ReportReader.Report> taken = List.copyOf(reports);
        reports.clear();
        return taken;
    }

    /** The reports since the last call, as text. */
    List<String> texts() {
        return reports().stream().map(ReportReader.Report::text).toList();
    }
}
