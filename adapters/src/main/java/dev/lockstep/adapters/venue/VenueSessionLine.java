package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.OrderSession;
import dev.lockstep.engine.port.SessionStart;
import dev.lockstep.engine.venue.VenueFlag;
import java.util.List;

/** The session between engine and venue: whether it is up, what happens when it goes and comes, and when it is to. */
final class VenueSessionLine implements OrderSession {
    private static final long NEVER = Long.MIN_VALUE;

    private final List<Outage> outages;
    private final boolean holdsReports;
    private final boolean offersCancelOnDisconnect;
    private final SessionStart start;
    private final VenueOrders orders;
    private final OrderWork work;
    private final ReportQueue queue;
    private final GatewayMessages gateway;
    private final VenueListing listing;
    private boolean up = true;
    /** Whether the engine has been told that the session begins; what it asked for then ends with the session. */
    private boolean begun;

    private boolean cancelsOnDisconnect;
    /** Of the last time that it was down; what the core sent then may be met later. */
    private long downNs = NEVER;

    private long upNs = NEVER;
    private long firstEventNs = NEVER;
    /** Changes that outages have brought so far, two each. */
    private int changes;

    VenueSessionLine(
            final SimulatedVenueSettings settings,
            final SessionStart start,
            final VenueOrders orders,
            final OrderWork work,
            final ReportQueue queue,
            final GatewayMessages gateway,
            final VenueListing listing) {
        outages = settings.outages();
        holdsReports = settings.reportsWhileDown() == ReportsWhileDown.HELD;
        offersCancelOnDisconnect = settings.capabilities().supports(VenueFlag.CANCEL_ON_DISCONNECT);
        this.start = start;
        this.orders = orders;
        this.work = work;
        this.queue = queue;
        this.gateway = gateway;
        this.listing = listing;
    }

    /** Outages are told from the first event on, and with it the first session begins: no order can have a cause before it. */
    void onEvent(final long timeNs) {
        if (firstEventNs == NEVER) {
            firstEventNs = timeNs;
            if (up && !begun) {
                begin();
            }
        }
    }

    private void begin() {
        begun = true;
        cancelsOnDisconnect = false;
        start.onSessionStart(this);
    }

    @Override
    public boolean requestCancelOnDisconnect() {
        cancelsOnDisconnect = up && offersCancelOnDisconnect;
        return cancelsOnDisconnect;
    }

    /** When an outage begins or ends next, nanoseconds since the epoch, or {@link HistorySource#NO_MORE}. */
    long nextChangeNs() {
        if (firstEventNs == NEVER || changes == 2 * outages.size()) {
            return HistorySource.NO_MORE;
        }
        final Outage outage = outages.get(changes / 2);
        return firstEventNs + (changes % 2 == 0 ? outage.atNs() : outage.endNs());
    }

    /** Does what {@link #nextChangeNs} has announced. */
    void change(final long nowNs) {
        if (changes++ % 2 == 0) {
            goDown(nowNs);
        } else {
            comeUp(nowNs);
        }
    }

    /** Whether a message that was sent at a time did not get out. */
    boolean wasDownAt(final long sentNs) {
        return downNs != NEVER && sentNs >= downNs && (!up || sentNs < upNs);
    }

    /** Whether the venue takes no order that arrives now: with the session gone, it could not cancel it. */
    boolean refusesNew() {
        return !up && cancelsOnDisconnect;
    }

    void goDown(final long nowNs) {
        if (!up) {
            return;
        }
        up = false;
        begun = false;
        downNs = nowNs;
        queue.down(nowNs);
        gateway.session(SessionState.DOWN, nowNs);
        while (cancelsOnDisconnect && orders.firstOpen() != null) {
            work.cancel(orders.firstOpen().order, Reason.DISCONNECTED, VenueReports.NO_REQUEST, nowNs);
        }
    }

    void comeUp(final long nowNs) {
        if (up) {
            return;
        }
        up = true;
        upNs = nowNs;
        begin();
        gateway.session(SessionState.UP, nowNs);
        queue.up(nowNs);
        if (holdsReports) {
            queue.releaseAll(nowNs);
            listing.begin(queue.cut(nowNs));
        } else {
            listing.begin(queue.cut(nowNs));
            queue.releaseFills(nowNs);
        }
        listing.complete(nowNs, nowNs);
    }

    /**
     * Lists the venue, unless the session is down: then a list comes by itself later.
     *
     * @param reportNs when the list is due at the earliest
     */
    void list(final long nowNs, final long reportNs) {
        if (up) {
            final long dueNs = queue.cut(reportNs);
            listing.begin(dueNs);
            listing.complete(nowNs, dueNs);
        }
    }
}
