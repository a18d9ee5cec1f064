package dev.lockstep.engine.run;

import dev.lockstep.codecs.sbe.AdminCommandEncoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminOrigin;
import dev.lockstep.codecs.sbe.ClockStepEncoder;
import dev.lockstep.codecs.sbe.ClockTickEncoder;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.RunEndedEncoder;
import dev.lockstep.codecs.sbe.SourceReportEncoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.SourceId;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;

/** What live and historical ingress share: loopbacks, clock ticks, and the orderly end of a run. Single-threaded. */
final class Ingress {
    private final Sequencer sequencer;
    private final LoopbackQueue loopbacks;
    private final Deadline[] deadlines;
    private final MessageHandler onLoopback = this::onLoopback;
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[64]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ClockTickEncoder tick = new ClockTickEncoder();
    private final AdminCommandEncoder admin = new AdminCommandEncoder();
    private final RunEndedEncoder runEnded = new RunEndedEncoder();
    private final ClockStepEncoder clockStep = new ClockStepEncoder();
    private final SourceReportEncoder sourceReport = new SourceReportEncoder();
    private long loopbackTimeNs;
    private long lastTickSequence;
    private boolean tickUnderWay;

    Ingress(final Sequencer sequencer, final LoopbackQueue loopbacks, final List<Deadline> deadlines) {
        this.sequencer = sequencer;
        this.loopbacks = loopbacks;
        this.deadlines = deadlines.toArray(Deadline[]::new);
    }

    Sequencer sequencer() {
        return sequencer;
    }

    /** Takes in the oldest loopback, stamped with the given time. The ring must have room. */
    boolean pollLoopback(final long nowNs) {
        loopbackTimeNs = nowNs;
        return loopbacks.poll(onLoopback);
    }

    private void onLoopback(final int type, final MutableDirectBuffer buffer, final int offset, final int length) {
        if (!sequencer.offer(SourceId.LOOPBACK, loopbackTimeNs, buffer, offset, length)) {
            throw new IllegalStateException("a loopback was taken off its queue while the ring was full");
        }
    }

    /** Whether nothing is under way: no event in the ring and no loopback on its way back. */
    boolean isQuiet() {
        return sequencer.isIdle() && loopbacks.isEmpty();
    }

    /** The earliest deadline of any stage. */
    long nextDeadlineNs() {
        long earliest = Deadline.NONE;
        for (final Deadline deadline : deadlines) {
            earliest = Math.min(earliest, deadline.ns());
        }
        return earliest;
    }

    /** Whether the stages have seen the last tick, so that the deadlines they publish take it into account. */
    boolean lastTickIsDone() {
        tickUnderWay = tickUnderWay && sequencer.completedSequence() < lastTickSequence;
        return !tickUnderWay;
    }

    /** Takes in a clock tick for a deadline. Returns false if the ring is full. */
    boolean tick(final long deadlineNs, final long nowNs) {
        tick.wrapAndApplyHeader(scratch, 0, header).deadlineNs(deadlineNs);
        final boolean taken = sequencer.offer(
                SourceId.CLOCK, nowNs, scratch, 0, MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength());
        if (taken) {
            lastTickSequence = sequencer.sequence();
            tickUnderWay = true;
        }
        return taken;
    }

    /** Stops new orders. */
    boolean halt(final AdminOrigin origin, final long nowNs) {
        return admin(AdminKind.SET_TRADING_STATE, origin, nowNs);
    }

    /** Cancels every working order. */
    boolean cancelAll(final AdminOrigin origin, final long nowNs) {
        return admin(AdminKind.CANCEL_ALL, origin, nowNs);
    }

    private boolean admin(final AdminKind kind, final AdminOrigin origin, final long nowNs) {
        admin.wrapAndApplyHeader(scratch, 0, header)
                .commandId(0)
                .kind(kind)
                .tradingState(TradingState.HALTED)
                .origin(origin)
                .strategy((short) -1)
                .instrument(-1)
                .account((short) -1)
                .venue((short) -1)
                .flatten((short) 0)
                .person("");
        return sequencer.offer(
                SourceId.ADMIN, nowNs, scratch, 0, MessageHeaderEncoder.ENCODED_LENGTH + admin.encodedLength());
    }

    /** Says that the wall clock is now ahead of engine time by another amount than last reported. */
    boolean clockStep(final long stepNs, final long nowNs) {
        clockStep.wrapAndApplyHeader(scratch, 0, header).stepNs(stepNs);
        return sequencer.offer(
                SourceId.CLOCK, nowNs, scratch, 0, MessageHeaderEncoder.ENCODED_LENGTH + clockStep.encodedLength());
    }

    /** Says what a source had to leave out or put in order. */
    boolean sourceReport(final int source, final long skipped, final long reordered, final long nowNs) {
        sourceReport
                .wrapAndApplyHeader(scratch, 0, header)
                .source((short) source)
                .skipped(skipped)
                .reordered(reordered);
        return sequencer.offer(
                SourceId.RUN, nowNs, scratch, 0, MessageHeaderEncoder.ENCODED_LENGTH + sourceReport.encodedLength());
    }

    /** The last event of a run. */
    boolean end(final EndReason reason, final long nowNs) {
        runEnded.wrapAndApplyHeader(scratch, 0, header).reason(reason);
        return sequencer.offer(
                SourceId.RUN, nowNs, scratch, 0, MessageHeaderEncoder.ENCODED_LENGTH + runEnded.encodedLength());
    }
}
