package dev.lockstep.engine.gateway;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.port.ReportTap;
import dev.lockstep.engine.port.VenueGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;

/**
 * A venue on a thread of its own, to which sender and canceller hand messages at any moment. It stalls senders before it takes their message,
 * ignores some cancels, fills and rejects as it likes, and notes every fault of what it is sent.
 */
final class StormVenue implements VenueGateway {
    private record Message(int template, long orderId, long requestId) {}

    private final ConcurrentLinkedQueue<Message> fromSender = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Message> fromCanceller = new ConcurrentLinkedQueue<>();
    private final MessageHeaderDecoder senderHeader = new MessageHeaderDecoder();
    private final MessageHeaderDecoder cancellerHeader = new MessageHeaderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final AtomicInteger handedOn = new AtomicInteger();
    private final Set<Long> seen = new TreeSet<>();
    private final Set<Long> requestIds = new TreeSet<>();
    private final Set<Long> open = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();
    private final Reports reports;
    private final Random senders;
    private final Random own;

    private volatile int refused;

    StormVenue(final ReportTap tap, final long seed) {
        reports = new Reports(tap);
        senders = new Random(seed);
        own = new Random(seed + 1);
    }

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        for (int stall = senders.nextInt(8) == 0 ? senders.nextInt(2_000) : 0; stall > 0; stall--) {
            Thread.onSpinWait();
        }
        final int template =
                senderHeader.wrap(record, offset + RecordHeader.LENGTH).templateId();
        if (template != CancelOrderDecoder.TEMPLATE_ID) {
            handedOn.incrementAndGet();
        }
        fromSender.add(new Message(template, orderId(record, offset), 0));
    }

    private static long orderId(final DirectBuffer record, final int offset) {
        return record.getLong(offset + RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH);
    }

    @Override
    public boolean refuse(final DirectBuffer record, final int offset, final int length) {
        refused++;
        return true;
    }

    @Override
    public boolean cancel(final DirectBuffer record, final int offset, final int length) {
        cancel.wrapAndApplyHeader(record, offset + RecordHeader.LENGTH, cancellerHeader);
        return fromCanceller.add(new Message(CancelOrderDecoder.TEMPLATE_ID, cancel.orderId(), cancel.requestId()));
    }

    /** Works off one message of each kind; on the venue's thread. Returns whether there was any. */
    boolean pump() {
        final Message request = fromCanceller.poll();
        if (request != null && !requestIds.add(request.requestId)) {
            faults.add("request " + request.requestId + " came twice");
        }
        if (request != null && own.nextInt(3) != 0) {
            onCancel(request.orderId);
        }
        final Message message = fromSender.poll();
        if (message != null) {
            switch (message.template) {
                case NewOrderDecoder.TEMPLATE_ID -> onNew(message.orderId);
                case CancelOrderDecoder.TEMPLATE_ID -> onCancel(message.orderId);
                default -> reports.report(message.orderId, ExecType.REPLACE_REJECTED);
            }
        }
        return request != null || message != null;
    }

    private void onNew(final long orderId) {
        if (!seen.add(orderId)) {
            faults.add("order " + orderId + " came twice");
        }
        switch (own.nextInt(6)) {
            case 0 -> reports.report(orderId, ExecType.REJECTED);
            case 1 -> reports.notSent(orderId, OrderAction.NEW);
            case 2 -> reports.report(orderId, ExecType.FILL, 0);
            default -> {
                open.add(orderId);
                reports.report(orderId, ExecType.ACCEPTED, 10);
            }
        }
    }

    private void onCancel(final long orderId) {
        final boolean was = open.remove(orderId);
        reports.report(orderId, was ? ExecType.CANCELLED : ExecType.CANCEL_REJECTED);
    }

    /** New orders and replacements handed on so far; any thread. */
    int handedOn() {
        return handedOn.get();
    }

    int refused() {
        return refused;
    }

    /** Orders that came; once the threads have ended. */
    int orders() {
        return seen.size();
    }

    Set<Long> open() {
        return open;
    }

    List<String> faults() {
        return faults;
    }
}
