package dev.lockstep.engine.run;

import dev.lockstep.codecs.sbe.AdminOrigin;
import dev.lockstep.codecs.sbe.DividendDecoder;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.port.EngineClock;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.ring.SourceId;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;

/**
 * Ingress for sources that happen now: polls loopbacks, the venue, admin commands, clock and market data in this order, with a limit for each, and pipelines
 * freely. One thread calls {@link #doWork} in a loop until {@link #isFinished}; {@link #requestStop} may come from any.
 *
 * <p>What changes every position of an instrument at once waits until nothing is under way, and meanwhile nothing else goes in but loopbacks and ticks: a fill that the last stage has counted and of
 * which the others have not heard would be split, settled or paid for in one stage and not in the others.
 */
public final class LiveIngress {
    private static final int POLL_LIMIT = 64;
    private static final long CLOCK_CHECK_NS = 1_000_000_000L;
    private static final long CLOCK_STEP_NS = 1_000_000L;
    private static final long STALE = Long.MIN_VALUE;

    private final Ingress ingress;
    private final Sequencer sequencer;
    private final FailStop failStop;
    private final EngineClock clock;
    private final LiveSource[] commands;
    private final LiveSource[] sources;
    private final MessageSink[] sinks;
    private final TradingCalendar calendar;
    private final ReactiveSource venue;
    private final MessageSink fromAdmin;
    private final MessageSink fromVenue;
    private final MessageSink fromCalendar;
    private final long settleTimeoutNs;
    private volatile EndReason stopRequested;
    private EndReason stopping;
    private long settleUntilNs;
    private boolean finished;
    private long roundNs = STALE;
    /** Whether the next event may go in at {@link #roundNs} without another look for ticks and loopbacks. */
    private boolean isTickFree;

    /** Something waits at its source until nothing is under way. */
    private boolean isSettling;

    /** Engine time of the boundary that is being taken in. */
    private long boundaryNs;

    private long nextClockCheckNs;
    private long reportedStepNs;

    LiveIngress(
            final Ingress ingress,
            final FailStop failStop,
            final EngineClock clock,
            final List<LiveSource> commands,
            final List<LiveSource> sources,
            final TradingCalendar calendar,
            final ReactiveSource venue,
            final long settleTimeoutNs) {
        this.ingress = ingress;
        this.sequencer = ingress.sequencer();
        this.failStop = failStop;
        this.clock = clock;
        this.calendar = calendar;
        this.venue = venue;
        this.settleTimeoutNs = settleTimeoutNs;
        this.commands = commands.toArray(LiveSource[]::new);
        this.sources = sources.toArray(LiveSource[]::new);
        sinks = new MessageSink[this.sources.length];
        for (int i = 0; i < sinks.length; i++) {
            final int sourceId = SourceId.MARKET_DATA + i;
            sinks[i] = (buffer, offset, length) -> admit(sourceId, buffer, offset, length);
        }
        fromVenue = (buffer, offset, length) -> admit(SourceId.EXECUTION, buffer, offset, length);
        fromCalendar =
                (buffer, offset, length) -> sequencer.offer(SourceId.CALENDAR, boundaryNs, buffer, offset, length);
        fromAdmin = (buffer, offset, length) -> admit(SourceId.ADMIN, buffer, offset, length);
    }

    /** Asks for an orderly end; from any thread. */
    public void requestStop(final EndReason reason) {
        if (stopRequested == null) {
            stopRequested = reason;
        }
    }

    /** Whether the last event is in and handled. */
    public boolean isFinished() {
        return finished;
    }

    /** Why the run ends or ended; null before the end has begun. */
    public EndReason endReason() {
        return stopping;
    }

    /**
     * One round over all sources.
     *
     * @return events admitted
     * @throws EngineFailedException if a stage failed
     */
    public int doWork() {
        failStop.check();
        // Read once a round, since reading it is most of what an idle round costs: it is the time of the round's first
        // event, the others have that of their admission.
        final long nowNs = clock.nowNs();
        roundNs = nowNs;
        isTickFree = false;
        // Market data is not polled any more once a stop is asked for, so what waits there never comes.
        isSettling &= stopRequested == null;
        int work = pollLoopbacks();
        work += pollVenue(nowNs);
        work += pollCommands();
        isTickFree = admitDue(nowNs) && roundNs != STALE;
        checkClock(nowNs);
        if (stopping == null) {
            // Market data is left once a stop is asked for: a busy feed would never let the ring run empty.
            work += stopRequested == null ? pollMarket() : 0;
            stopIfAsked();
        } else {
            finishIfSettled(nowNs);
        }
        return work;
    }

    /** Rounds until the end, idling as the strategy says. */
    public void run(final IdleStrategy idle) {
        while (!finished) {
            idle.idle(doWork());
        }
    }

    /** Loopbacks belong to the instant of the event that brought them about, as over history: so none is later than a tick that is due. */
    private int pollLoopbacks() {
        int work = 0;
        while (sequencer.hasRoom() && ingress.pollLoopback(sequencer.timeNs())) {
            work++;
        }
        return work;
    }

    private int pollVenue(final long nowNs) {
        return venue.nextTimeNs() <= nowNs ? venue.advance(nowNs, fromVenue, POLL_LIMIT) : 0;
    }

    private int pollCommands() {
        int work = 0;
        for (final LiveSource source : commands) {
            work += source.poll(fromAdmin, POLL_LIMIT);
        }
        return work;
    }

    private int pollMarket() {
        int work = 0;
        for (int i = 0; i < sources.length; i++) {
            work += sources[i].poll(sinks[i], POLL_LIMIT);
        }
        return work;
    }

    private boolean admit(final int source, final DirectBuffer buffer, final int offset, final int length) {
        final long nowNs = roundNs == STALE ? clock.nowNs() : roundNs;
        roundNs = STALE;
        final boolean isChecked = isTickFree;
        isTickFree = false;
        if (!isChecked) {
            // What the event before this one brought about goes first.
            pollLoopbacks();
            if (!admitDue(nowNs)) {
                return false;
            }
        }
        if (changesPositions(buffer, offset)) {
            isSettling = !ingress.isQuiet();
        }
        return !isSettling && sequencer.offer(source, nowNs, buffer, offset, length);
    }

    private static boolean changesPositions(final DirectBuffer buffer, final int offset) {
        return switch (buffer.getShort(
                offset + MessageHeaderDecoder.templateIdEncodingOffset(), ByteOrder.LITTLE_ENDIAN)) {
            case SplitDecoder.TEMPLATE_ID,
                    DividendDecoder.TEMPLATE_ID,
                    SettlementDecoder.TEMPLATE_ID,
                    RollDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    /**
     * Takes in the ticks and boundaries of the calendar that are due and what they bring about, so that no event goes before a timer whose deadline, or a boundary whose time it came after. The next
     * deadline is known only when the stages have handled the last tick; until then events wait at their sources.
     *
     * @return whether none is left
     */
    private boolean admitDue(final long nowNs) {
        while (ingress.lastTickIsDone()) {
            final long deadlineNs = ingress.nextDeadlineNs();
            final boolean isBoundary = calendar.nextTimeNs() <= deadlineNs;
            if (Math.min(calendar.nextTimeNs(), deadlineNs) > nowNs) {
                return true;
            }
            // Behind a failure no stage takes a deadline off any more.
            failStop.check();
            if (isBoundary ? !admitBoundary(nowNs) : !ingress.tick(deadlineNs, nowNs)) {
                return false;
            }
            pollLoopbacks();
        }
        return false;
    }

    private boolean admitBoundary(final long nowNs) {
        boundaryNs = nowNs;
        return calendar.deliver(nowNs, fromCalendar);
    }

    private void checkClock(final long nowNs) {
        if (nowNs < nextClockCheckNs) {
            return;
        }
        nextClockCheckNs = nowNs + CLOCK_CHECK_NS;
        final long stepNs = clock.wallAheadNs();
        if (Math.abs(stepNs - reportedStepNs) > CLOCK_STEP_NS && ingress.clockStep(stepNs, nowNs)) {
            reportedStepNs = stepNs;
        }
    }

    private void stopIfAsked() {
        EndReason reason = stopRequested;
        if (reason == null && allExhausted()) {
            reason = EndReason.SOURCES_EXHAUSTED;
        }
        if (reason != null && sequencer.isIdle()) {
            stop(reason, clock.nowNs());
        }
    }

    private void stop(final EndReason reason, final long nowNs) {
        final AdminOrigin origin = reason == EndReason.DISK_RESERVE ? AdminOrigin.DISK_GUARD : AdminOrigin.SHUTDOWN;
        if (ingress.halt(origin, nowNs)) {
            stopping = reason;
            settleUntilNs = nowNs + settleTimeoutNs;
            awaitIdle();
            ingress.cancelAll(origin, nowNs);
        }
    }

    private boolean allExhausted() {
        for (final LiveSource source : sources) {
            if (!source.isExhausted()) {
                return false;
            }
        }
        return true;
    }

    private void finishIfSettled(final long nowNs) {
        final boolean settled = ingress.isQuiet() && venue.nextTimeNs() == HistorySource.NO_MORE;
        if (settled || (nowNs >= settleUntilNs && sequencer.isIdle())) {
            ingress.end(stopping, nowNs);
            awaitIdle();
            finished = true;
        }
    }

    private void awaitIdle() {
        while (!sequencer.isIdle()) {
            Thread.onSpinWait();
        }
        failStop.check();
    }
}
