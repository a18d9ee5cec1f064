package dev.lockstep.engine.ring;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.RunEndedDecoder;
import java.nio.ByteOrder;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/**
 * One place of the ring: the input's record exactly as journaled, its envelope, and one section for each stage that hands
 * something on. Every part has one writer (I4): record and envelope the sequencer, each section its stage. Data flows forward only.
 */
public final class Slot {
    private static final int CACHE_LINE = 64;
    private static final int BODY_OFFSET = RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;

    static {
        Limits.check();
    }

    private final UnsafeBuffer record =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(Limits.SLOT_RECORD_LENGTH, CACHE_LINE));
    private final MarketSection market = new MarketSection();
    private final SignalSection signals = new SignalSection();
    private final RiskSection risk = new RiskSection();

    private long sequence;
    private long timeNs;
    private long inputChain;
    private int source;
    private int templateId;
    private int actingBlockLength;
    private int actingVersion;
    private boolean checkpointDue;

    /** Sets the envelope from the record that stands in the buffer; only the sequencer calls it. */
    public void envelope(final long chain) {
        sequence = RecordHeader.sequence(record, 0);
        timeNs = RecordHeader.timeNs(record, 0);
        source = RecordHeader.source(record, 0);
        inputChain = chain;
        actingBlockLength = record.getShort(RecordHeader.LENGTH, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        templateId = record.getShort(RecordHeader.LENGTH + 2, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        actingVersion = record.getShort(RecordHeader.LENGTH + 6, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        checkpointDue = (sequence & (Limits.CHECKPOINT_INTERVAL - 1)) == 0 || asksForCheckpoint();
    }

    private boolean asksForCheckpoint() {
        return templateId == RunEndedDecoder.TEMPLATE_ID
                || (templateId == AdminCommandDecoder.TEMPLATE_ID
                        && record.getByte(BODY_OFFSET + AdminCommandDecoder.kindEncodingOffset())
                                == AdminKind.CHECKPOINT.value());
    }

    /** The record, to be written; only the sequencer calls it. */
    public MutableDirectBuffer mutableRecord() {
        return record;
    }

    /** The record: header and message. */
    public DirectBuffer record() {
        return record;
    }

    /** Length of the record in bytes. */
    public int recordLength() {
        return RecordHeader.length(record, 0);
    }

    /** Gapless sequence of the input, from 1 (I3). */
    public long sequence() {
        return sequence;
    }

    /** Engine time, nanoseconds since the epoch, UTC; never decreases along the sequence (I3). */
    public long timeNs() {
        return timeNs;
    }

    /** Rolling hash of the inputs up to this one. */
    public long inputChain() {
        return inputChain;
    }

    /** Who delivered the input, see {@link SourceId}. */
    public int source() {
        return source;
    }

    /** SBE template id of the message. */
    public int templateId() {
        return templateId;
    }

    /** Wraps a decoder of the slot's template around the message. */
    public void decode(final MessageDecoderFlyweight decoder) {
        decoder.wrap(record, BODY_OFFSET, actingBlockLength, actingVersion);
    }

    /** Whether every stage is to hash its state after this event. */
    public boolean checkpointDue() {
        return checkpointDue;
    }

    /** Written by the feature stage. */
    public MarketSection market() {
        return market;
    }

    /** Written by the signal stage. */
    public SignalSection signals() {
        return signals;
    }

    /** Written by the risk stage. */
    public RiskSection risk() {
        return risk;
    }
}
