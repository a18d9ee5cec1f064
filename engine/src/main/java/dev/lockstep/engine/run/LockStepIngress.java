package dev.lockstep.engine.run;

import dev.lockstep.codecs.sbe.AdminOrigin;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.ring.SourceId;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;

/**
 * Ingress for deterministic sources: event n+1 is admitted when the last stage has finished n and its loopbacks, due reports of the
 * simulated venue, boundaries of the calendar and due ticks are drained. So the log does not depend on threads, and the chains are equal in every topology (I5).
 */
public final class LockStepIngress {
    /** After the last market data event, what is on its way to and from the simulated venue may still arrive for this long. */
    private static final long SETTLE_NS = 60_000_000_000L;

    private final Ingress ingress;
    private final Sequencer sequencer;
    private final FailStop failStop;
    private final IdleStrategy idle;
    private final HistoryMerger market;
    private final TradingCalendar calendar;
    private final ReactiveSource venue;
    private final MessageSink fromMarket;
    private final MessageSink fromCalendar;
    private final MessageSink fromVenue;
    private long eventTimeNs;

    LockStepIngress(
            final Ingress ingress,
            final FailStop failStop,
            final IdleStrategy idle,
            final List<HistorySource> sources,
            final TradingCalendar calendar,
            final ReactiveSource venue) {
        this.ingress = ingress;
        this.sequencer = ingress.sequencer();
        this.failStop = failStop;
        this.idle = idle;
        this.calendar = calendar;
        this.venue = venue;
        market = new HistoryMerger(sources);
        fromMarket = (buffer, offset, length) -> admit(market.nextSourceId(), buffer, offset, length);
        fromCalendar = (buffer, offset, length) -> admit(SourceId.CALENDAR, buffer, offset, length);
        fromVenue = (buffer, offset, length) -> admit(SourceId.EXECUTION, buffer, offset, length);
    }

    /**
     * Runs until the sources are exhausted or a stop is asked for, then ends the run in order.
     *
     * @param stopRequested asked before each market data event; null: go on
     */
    EndReason run(final Supplier<EndReason> stopRequested) {
        EndReason reason = null;
        while (reason == null) {
            final long marketNs = market.nextTimeNs();
            drain(marketNs);
            reason = marketNs == HistorySource.NO_MORE ? EndReason.SOURCES_EXHAUSTED : stopRequested.get();
            if (reason == null) {
                eventTimeNs = marketNs;
                market.next().deliver(fromMarket);
            }
        }
        end(reason);
        return reason;
    }

    /** Everything that comes before a market data event at the given time. */
    private void drain(final long beforeNs) {
        if (beforeNs == HistorySource.NO_MORE) {
            while (pollLoopback()) {
                // One after the other.
            }
            return;
        }
        while (step(beforeNs)) {
            // One after the other.
        }
    }

    /** Admits one event that is due at or before the given time, by time; false if there is none. */
    private boolean step(final long untilNs) {
        if (pollLoopback()) {
            return true;
        }
        final long venueNs = venue.nextTimeNs();
        final long tickNs = ingress.nextDeadlineNs();
        final long boundaryNs = calendar.nextTimeNs();
        if (Math.min(boundaryNs, Math.min(venueNs, tickNs)) > untilNs) {
            return false;
        }
        if (boundaryNs <= Math.min(venueNs, tickNs)) {
            // Before all else of its instant, so that what happens at a boundary belongs to what begins there.
            eventTimeNs = Math.max(sequencer.timeNs(), boundaryNs);
            calendar.deliver(eventTimeNs, fromCalendar);
        } else if (venueNs <= tickNs) {
            eventTimeNs = Math.max(sequencer.timeNs(), venueNs);
            venue.advance(eventTimeNs, fromVenue, 1);
        } else {
            ingress.tick(tickNs, tickNs);
            await();
        }
        return true;
    }

    private boolean pollLoopback() {
        final boolean polled = ingress.pollLoopback(sequencer.timeNs());
        if (polled) {
            await();
        }
        return polled;
    }

    private boolean admit(final int source, final DirectBuffer buffer, final int offset, final int length) {
        sequencer.offer(source, eventTimeNs, buffer, offset, length);
        await();
        return true;
    }

    private void await() {
        while (!sequencer.isIdle()) {
            idle.idle();
        }
        failStop.check();
    }

    /** Halts, cancels what works, lets the answers come in, and writes the last event. */
    private void end(final EndReason reason) {
        final long endNs = sequencer.timeNs();
        final AdminOrigin origin = reason == EndReason.DISK_RESERVE ? AdminOrigin.DISK_GUARD : AdminOrigin.SHUTDOWN;
        ingress.halt(origin, endNs);
        await();
        ingress.cancelAll(origin, endNs);
        await();
        while (pollLoopback() || (venue.nextTimeNs() <= endNs + SETTLE_NS && step(venue.nextTimeNs()))) {
            // Ticks and boundaries are let in only as far as they are due before an answer of the venue.
        }
        market.forEach((id, source) -> {
            if (source.skipped() != 0 || source.reordered() != 0) {
                ingress.sourceReport(id, source.skipped(), source.reordered(), sequencer.timeNs());
                await();
            }
        });
        ingress.end(reason, sequencer.timeNs());
        await();
    }
}
