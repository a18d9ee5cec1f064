package dev.lockstep.ops;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.KillPhase;
import dev.lockstep.codecs.sbe.KillStatusDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import dev.lockstep.journal.RunDirectory;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;

/** Reads in the output journal of a live run what the core does about a kill: so what is reported is what is on record. */
final class KillOutputs implements AutoCloseable {
    private static final long NEVER = -1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final KillStatusDecoder status = new KillStatusDecoder();
    private final DenialDecoder denial = new DenialDecoder();
    private final LongHashSet cancelled = new LongHashSet();
    private final JournalReader reader;
    private final InstrumentDirectory instruments;
    private final int strategy;
    private final AccountSettings account;
    private final long[] cancels;
    private final long[] repeats;
    private final long[] firstCancelNs;
    private boolean killing;
    private long confirmedNs = NEVER;
    private long denials;
    private String lastDenial = "";

    /**
     * Reads from the beginning.
     *
     * @param strategy whose denials count
     * @param account that it trades on, the first one
     */
    KillOutputs(
            final RunDirectory run,
            final InstrumentDirectory instruments,
            final int venues,
            final int strategy,
            final AccountSettings account) {
        reader = JournalReader.openLive(run.journal(JournalKind.OUT), JournalKind.OUT);
        this.instruments = instruments;
        this.strategy = strategy;
        this.account = account;
        cancels = new long[venues];
        repeats = new long[venues];
        firstCancelNs = new long[venues];
    }

    /** Reads on to where the journal ends now. */
    void read() {
        while (reader.next()) {
            final DirectBuffer buffer = reader.buffer();
            final int message = reader.offset() + RecordHeader.LENGTH;
            switch (header.wrap(buffer, message).templateId()) {
                case CancelOrderDecoder.TEMPLATE_ID ->
                    onCancel(
                            cancel.wrapAndApplyHeader(buffer, message, header),
                            RecordHeader.timeNs(buffer, reader.offset()));
                case KillStatusDecoder.TEMPLATE_ID ->
                    onStatus(
                            status.wrapAndApplyHeader(buffer, message, header),
                            RecordHeader.timeNs(buffer, reader.offset()));
                case DenialDecoder.TEMPLATE_ID -> onDenial(denial.wrapAndApplyHeader(buffer, message, header));
                default -> {
                    // Not about kills.
                }
            }
        }
    }

    private void onCancel(final CancelOrderDecoder message, final long timeNs) {
        if (!killing) {
            return;
        }
        final int venue = instruments.terms(message.instrument()).venue();
        cancels[venue]++;
        repeats[venue] += cancelled.add(message.orderId()) ? 0 : 1;
        firstCancelNs[venue] = firstCancelNs[venue] == 0 ? timeNs : firstCancelNs[venue];
    }

    private void onStatus(final KillStatusDecoder message, final long timeNs) {
        if (message.commandId() == KillCommand.ID) {
            killing = true;
            confirmedNs = message.phase() == KillPhase.CONFIRMED ? timeNs : confirmedNs;
        }
    }

    private void onDenial(final DenialDecoder message) {
        if (message.strategy() == strategy) {
            denials++;
            lastDenial = inWords(message);
        }
    }

    private String inWords(final DenialDecoder message) {
        final DenialCode code = message.code();
        final ControlUnits units =
                new ControlUnits(new UnitText(account, account, instruments.terms(message.instrument())));
        final String unit = units.unit(code);
        return code + " (" + units.value(code, message.deniedValue()) + " against a limit of "
                + units.value(code, message.deniedLimit()) + (unit.isEmpty() ? "" : " " + unit) + ")";
    }

    /** Requests sent to a venue since the kill. */
    CancelCount cancels(final int venue) {
        return new CancelCount(cancels[venue], repeats[venue]);
    }

    /** Engine time of the first request to a venue, nanoseconds since the epoch; 0 if there was none. */
    long firstCancelNs(final int venue) {
        return firstCancelNs[venue];
    }

    /** Engine time at which the core had no open orders any more, nanoseconds since the epoch; -1 if it has. */
    long confirmedNs() {
        return confirmedNs;
    }

    /** What was denied to the strategy, in words; empty if nothing was. */
    String denials() {
        return denials == 0 ? "" : denials + " were denied, the last one by " + lastDenial;
    }

    @Override
    public void close() {
        reader.close();
    }
}
