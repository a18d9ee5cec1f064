package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryEncoder;
import dev.lockstep.codecs.sbe.ClockTickEncoder;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.RunEndedEncoder;
import dev.lockstep.codecs.sbe.RunStartedEncoder;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.instrument.InstrumentTerms;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes what a run is made of besides market data, orders and commands: its start and end, instruments, calendar and clock. Each message with its SBE header, in a buffer of exactly its length. */
public final class RunMessages {
    private RunMessages() {}

    /** A definition of the given index. */
    public static UnsafeBuffer definition(final int instrument, final InstrumentTerms terms) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final InstrumentDefinitionEncoder encoder =
                new InstrumentDefinitionEncoder().wrapAndApplyHeader(buffer, 0, MessageBuffers.header());
        terms.encode(encoder, instrument, 0);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** The start of a run. */
    public static UnsafeBuffer runStarted(final int epoch) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final RunStartedEncoder encoder = new RunStartedEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .logicVersion(Core.LOGIC_VERSION)
                .epoch(epoch)
                .seed(0)
                .settingsHash(0);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** The end of a run; brings a checkpoint. */
    public static UnsafeBuffer runEnded() {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final RunEndedEncoder encoder = new RunEndedEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .reason(EndReason.SOURCES_EXHAUSTED);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A point of the calendar of an instrument, or of every one. */
    public static UnsafeBuffer boundary(final int instrument, final BoundaryKind kind) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final CalendarBoundaryEncoder encoder = new CalendarBoundaryEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .instrument(instrument)
                .kind(kind)
                .day(0)
                .exchangeTimeNs(0)
                .receiveTimeNs(0);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A clock tick. */
    public static UnsafeBuffer tick(final long deadlineNs) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final ClockTickEncoder encoder = new ClockTickEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .deadlineNs(deadlineNs);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }
}
