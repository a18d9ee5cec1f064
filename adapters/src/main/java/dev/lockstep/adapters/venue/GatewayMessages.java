package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NotSentEncoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.VenueSessionEncoder;

/** Writes what the gateway says itself, which no session has to carry: it is known at once. */
final class GatewayMessages {
    private static final int NOT_SENT_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + NotSentEncoder.BLOCK_LENGTH;
    private static final int SESSION_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + VenueSessionEncoder.BLOCK_LENGTH;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NotSentEncoder notSent = new NotSentEncoder();
    private final VenueSessionEncoder session = new VenueSessionEncoder();
    private final TimedMessages queue;
    private final int venue;

    GatewayMessages(final TimedMessages queue, final int venue) {
        this.queue = queue;
        this.venue = venue;
    }

    /**
     * Reports that a message did not get out.
     *
     * @param requestId of a replacement or cancel, or {@link VenueReports#NO_REQUEST}
     */
    void notSent(final long orderId, final OrderAction action, final long requestId, final long causeTimeNs) {
        final int slot = queue.add(causeTimeNs, NOT_SENT_LENGTH, null);
        notSent.wrapAndApplyHeader(queue.buffer(), queue.offset(slot), header)
                .orderId(orderId)
                .action(action)
                .requestId(requestId);
    }

    /** Reports that the session went down or came up. */
    void session(final SessionState state, final long nowNs) {
        final int slot = queue.add(nowNs, SESSION_LENGTH, null);
        session.wrapAndApplyHeader(queue.buffer(), queue.offset(slot), header)
                .venue((short) venue)
                .state(state);
    }
}
