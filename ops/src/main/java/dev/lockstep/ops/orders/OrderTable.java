package dev.lockstep.ops.orders;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.journal.DamagedJournalException;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.RunCatalogue;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.ops.LockstepConfig;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** All orders of a run by id, folded from its records; of a damaged run those that can be read. */
public final class OrderTable {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final TreeMap<Long, OrderLine> lines = new TreeMap<>();
    private final RunNames names;
    private DamagedJournalException damage;

    private OrderTable(final LockstepConfig config) {
        names = new RunNames(config);
    }

    /**
     * Reads a run through.
     *
     * @param config of the run
     */
    public static OrderTable of(final RunDirectory run, final LockstepConfig config) {
        final OrderTable table = new OrderTable(config);
        try {
            RunCatalogue.forEachRecord(run, table::accept);
        } catch (final DamagedJournalException e) {
            table.damage = e;
        }
        return table;
    }

    private boolean accept(final JournalKind kind, final DirectBuffer record, final int offset, final int length) {
        final long timeNs = RecordHeader.timeNs(record, offset);
        header.wrap(record, offset + RecordHeader.LENGTH);
        final int body = offset + RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;
        switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> {
                newOrder.wrap(record, body, header.blockLength(), header.version());
                line(newOrder.orderId(), timeNs).sent(newOrder, timeNs);
            }
            case OrderUpdateDecoder.TEMPLATE_ID ->
                onUpdate(update.wrap(record, body, header.blockLength(), header.version()), timeNs);
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                names.define(definition.wrap(record, body, header.blockLength(), header.version()));
            default -> {
                // Nothing that changes an order.
            }
        }
        return true;
    }

    private void onUpdate(final OrderUpdateDecoder told, final long timeNs) {
        final boolean isTradeOnly = told.orderEvent() == OrderEvent.BOOKED;
        final boolean isUnknown = OrderLine.isAboutNoOrder(told) && !lines.containsKey(told.orderId());
        if (!isTradeOnly && !isUnknown) {
            line(told.orderId(), timeNs).update(told, timeNs);
        }
    }

    private OrderLine line(final long id, final long timeNs) {
        return lines.computeIfAbsent(id, one -> new OrderLine(one, timeNs));
    }

    /** The orders, oldest first. */
    public Collection<OrderLine> lines() {
        return lines.values();
    }

    /** What could not be read, or null. */
    public DamagedJournalException damage() {
        return damage;
    }

    RunNames names() {
        return names;
    }

    /** Index of a strategy, or -1 with its name's wording: {@code -} for orders that are nobody's. */
    public int strategy(final String name) {
        if (name.equals(RunNames.NOBODY)) {
            return -1;
        }
        final int index = names.strategies().indexOf(name);
        if (index < 0) {
            throw new UnknownNameException(
                    "there is no strategy " + name + "; there are: " + String.join(", ", names.strategies()) + ", and "
                            + RunNames.NOBODY + " for orders that are nobody's");
        }
        return index;
    }

    /** Index of an instrument. */
    public int instrument(final String symbol) {
        final int index = names.symbols().indexOf(symbol);
        if (index < 0) {
            throw new UnknownNameException(
                    "there is no instrument " + symbol + "; there are: " + String.join(", ", names.symbols()));
        }
        return index;
    }

    /**
     * Finds an order by its id or by what the venue sees of it.
     *
     * @throws UnknownNameException if there is no such order; it says which there are
     */
    public OrderLine find(final String id) {
        for (final OrderLine line : lines.values()) {
            if (line.clientOrderId().equals(id) || Long.toString(line.id()).equals(id)) {
                return line;
            }
        }
        throw new UnknownNameException("there is no order " + id + " in this run; " + whatThereIs(id));
    }

    private String whatThereIs(final String id) {
        if (lines.isEmpty()) {
            return "it has no orders";
        }
        final String all = lines.size() + " orders, the first " + name(lines.firstEntry()) + ", the last "
                + name(lines.lastEntry());
        if (!id.matches("\\d{1,18}")) {
            return "it has " + all;
        }
        final Map.Entry<Long, OrderLine> before = lines.lowerEntry(Long.parseLong(id));
        final Map.Entry<Long, OrderLine> after = lines.higherEntry(Long.parseLong(id));
        return "the nearest: " + (before == null ? "" : name(before))
                + (before != null && after != null ? " and " : "") + (after == null ? "" : name(after))
                + "; it has " + all;
    }

    private static String name(final Map.Entry<Long, OrderLine> entry) {
        final String client = entry.getValue().clientOrderId();
        return entry.getKey() + (client.isEmpty() ? "" : " (" + client + ")");
    }
}
