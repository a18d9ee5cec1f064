package dev.lockstep.engine.ring;

import dev.lockstep.codecs.NativeBuffer;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.RunEndedDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/**
 * One place of the ring: the input's record exactly as journaled, whose header is the event's envelope, behind it the input chain and whether a checkpoint
 * is due, and the sections of the stages. Every part has one writer (I4): record and what is behind it the sequencer, each section its stage. Data flows forward only.
 *
 * <p>All that changes from event to event stands in two or three cache lines of one buffer: what another core has written is expensive to fetch.
 */
public final class Slot {
    private static final int CACHE_LINE = 64;
    private static final int BODY_OFFSET = RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int CHAIN_OFFSET = RecordHeader.MAX_RECORD_LENGTH;
    private static final int CHECKPOINT_OFFSET = CHAIN_OFFSET + Long.BYTES;

    static {
        Limits.check();
    }

    private final NativeBuffer record = new NativeBuffer(Limits.SLOT_RECORD_LENGTH, CACHE_LINE);
    private final Sections sections;

    /** A slot with sections of its own. */
    public Slot() {
        this(new Sections());
    }

    /** A slot whose event has been through all stages before the next one that uses the same sections enters the first. */
    public Slot(final Sections sections) {
        this.sections = sections;
    }

    /** The record, to be written; only the sequencer calls it. */
    public MutableDirectBuffer mutableRecord() {
        return record;
    }

    /** Completes the slot around the record that stands in it, with the input chain up to it; only the sequencer calls it. */
    public void complete(final long chain) {
        record.putLong(CHAIN_OFFSET, chain);
        final boolean atInterval = (sequence() & (Limits.CHECKPOINT_INTERVAL - 1)) == 0;
        record.putByte(CHECKPOINT_OFFSET, (byte) (atInterval || asksForCheckpoint() ? 1 : 0));
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
        return RecordHeader.sequence(record, 0);
    }

    /** Engine time, nanoseconds since the epoch, UTC; never decreases along the sequence (I3). */
    public long timeNs() {
        return RecordHeader.timeNs(record, 0);
    }

    /** Rolling hash of the inputs up to this one. */
    public long inputChain() {
        return record.getLong(CHAIN_OFFSET);
    }

    /** Who delivered the input, see {@link SourceId}. */
    public int source() {
        return RecordHeader.source(record, 0);
    }

    /** SBE template id of the message. */
    public int templateId() {
        return word(MessageHeaderDecoder.templateIdEncodingOffset());
    }

    /** Wraps a decoder of the slot's template around the message. */
    public void decode(final MessageDecoderFlyweight decoder) {
        decoder.wrap(
                record,
                BODY_OFFSET,
                word(MessageHeaderDecoder.blockLengthEncodingOffset()),
                word(MessageHeaderDecoder.versionEncodingOffset()));
    }

    private int word(final int offset) {
        return record.getShort(RecordHeader.LENGTH + offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /** Whether every stage is to hash its state after this event. */
    public boolean checkpointDue() {
        return record.getByte(CHECKPOINT_OFFSET) != 0;
    }

    private boolean asksForCheckpoint() {
        final int template = templateId();
        return template == RunEndedDecoder.TEMPLATE_ID
                || (template == AdminCommandDecoder.TEMPLATE_ID
                        && record.getByte(BODY_OFFSET + AdminCommandDecoder.kindEncodingOffset())
                                == AdminKind.CHECKPOINT.value());
    }

    /** Written by the feature stage. */
    public MarketSection market() {
        return sections.market;
    }

    /** Written by the signal stage. */
    public SignalSection signals() {
        return sections.signals;
    }

    /** Written by the risk stage. */
    public RiskSection risk() {
        return sections.risk;
    }
}
