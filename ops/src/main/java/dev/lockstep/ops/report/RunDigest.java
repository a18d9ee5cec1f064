package dev.lockstep.ops.report;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CashMovementDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.DividendDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.codecs.sbe.StrategyFaultDecoder;
import dev.lockstep.engine.portfolio.PortfolioSettings;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.RecordConsumer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Folds the records of a run, in their order, into what the page shows. Its memory grows with instruments and strategies, not with events. */
final class RunDigest implements RecordConsumer {
    /** Fills that are listed of the beginning of the run, and of its end. */
    static final int FILLS_LISTED = 500;

    private static final int TEMPLATES = 1 << Short.SIZE;
    private static final long NONE = Long.MIN_VALUE;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final DenialDecoder denial = new DenialDecoder();
    private final StrategyFaultDecoder fault = new StrategyFaultDecoder();

    private final long[] byTemplate = new long[TEMPLATES];
    private final Map<OrderEvent, Tally> orderEvents = new EnumMap<>(OrderEvent.class);
    private final Map<DenialCode, Tally> denials = new EnumMap<>(DenialCode.class);
    private final List<StrategyFaultSeen> faults = new ArrayList<>();
    private final TradeLedger ledger;
    private final FillExcerpt fills = new FillExcerpt(FILLS_LISTED);
    /** By account; null before its equity was known. */
    private final EquityCurve[] curves;

    private long firstTimeNs = NONE;
    private long lastTimeNs;

    /** @param settings of the run's portfolio */
    RunDigest(final PortfolioSettings settings) {
        ledger = new TradeLedger(settings);
        curves = new EquityCurve[settings.accounts().size()];
    }

    @Override
    public boolean accept(final JournalKind kind, final DirectBuffer record, final int offset, final int length) {
        final long sequence = RecordHeader.sequence(record, offset);
        lastTimeNs = RecordHeader.timeNs(record, offset);
        if (firstTimeNs == NONE) {
            start();
        }
        header.wrap(record, offset + RecordHeader.LENGTH);
        byTemplate[header.templateId()]++;
        final int body = offset + RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;
        switch (header.templateId()) {
            case OrderUpdateDecoder.TEMPLATE_ID -> onOrderUpdate(sequence, record, body);
            case DenialDecoder.TEMPLATE_ID -> onDenial(sequence, record, body);
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                ledger.define(definition.wrap(record, body, header.blockLength(), header.version()));
            case QuoteDecoder.TEMPLATE_ID ->
                ledger.quote(quote.wrap(record, body, header.blockLength(), header.version()));
            case CashMovementDecoder.TEMPLATE_ID,
                    SplitDecoder.TEMPLATE_ID,
                    DividendDecoder.TEMPLATE_ID,
                    SettlementDecoder.TEMPLATE_ID,
                    RollDecoder.TEMPLATE_ID -> ledger.moneyEvent(record, offset, length);
            case StrategyFaultDecoder.TEMPLATE_ID -> onFault(sequence, record, body);
            default -> {
                // Counted; nothing more of it is shown.
            }
        }
        return true;
    }

    private void start() {
        firstTimeNs = lastTimeNs;
        for (int i = 0; i < curves.length; i++) {
            follow(i, 0);
        }
    }

    /** Takes the equity of an account after a fill of its, or at the start. */
    private void follow(final int account, final long fill) {
        final BigDecimal equity = ledger.equity(account);
        if (equity == null) {
            return;
        }
        if (curves[account] == null) {
            curves[account] = new EquityCurve(lastTimeNs, equity);
        } else {
            curves[account].add(new EquityPoint(fill, lastTimeNs, equity));
        }
    }

    private void onOrderUpdate(final long sequence, final DirectBuffer record, final int body) {
        update.wrap(record, body, header.blockLength(), header.version());
        orderEvents.computeIfAbsent(update.orderEvent(), event -> new Tally()).add(sequence);
        switch (update.orderEvent()) {
            case FILLED, BOOKED -> onFill(sequence);
            case BUSTED -> ledger.bust(update);
            default -> {
                // Counted; it changed no position.
            }
        }
    }

    private void onFill(final long sequence) {
        final Fill fill = ledger.fill(sequence, lastTimeNs, update);
        if (fill != null) {
            fills.add(fill);
            follow(fill.account(), fill.number());
        }
    }

    private void onDenial(final long sequence, final DirectBuffer record, final int body) {
        denial.wrap(record, body, header.blockLength(), header.version());
        denials.computeIfAbsent(denial.code(), code -> new Tally()).add(sequence);
    }

    private void onFault(final long sequence, final DirectBuffer record, final int body) {
        fault.wrap(record, body, header.blockLength(), header.version());
        faults.add(new StrategyFaultSeen(sequence, fault.strategy(), fault.kind()));
    }

    TradeLedger ledger() {
        return ledger;
    }

    FillExcerpt fills() {
        return fills;
    }

    /** The curve of an account, or null if its equity was never known. */
    EquityCurve curve(final int account) {
        return curves[account];
    }

    /** Whether there was any record. */
    boolean hasRecords() {
        return firstTimeNs != NONE;
    }

    /** Engine time of the first record, nanoseconds since the epoch. */
    long firstTimeNs() {
        return firstTimeNs;
    }

    /** Engine time of the last record, nanoseconds since the epoch. */
    long lastTimeNs() {
        return lastTimeNs;
    }

    /** What happened to orders. */
    Map<OrderEvent, Tally> orderEvents() {
        return orderEvents;
    }

    /** What was refused, by code. */
    Map<DenialCode, Tally> denials() {
        return denials;
    }

    /** Strategies that were disabled. */
    List<StrategyFaultSeen> faults() {
        return faults;
    }

    /** Records by template id, those that occurred. */
    SortedMap<Integer, Long> records() {
        final SortedMap<Integer, Long> records = new TreeMap<>();
        for (int i = 0; i < TEMPLATES; i++) {
            if (byTemplate[i] != 0) {
                records.put(i, byTemplate[i]);
            }
        }
        return records;
    }
}
