package dev.lockstep.engine.gateway;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/** Cancels what is open at one venue, and repeats what is not confirmed; on the canceller's thread. */
final class VenueCancels {
    private static final long NOT_ASKED = Long.MIN_VALUE;
    private static final int RECORD_LENGTH =
            RecordHeader.LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + CancelOrderEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final GuardedVenue venue;
    private final GatewayOrders orders;
    private final LongSupplier requestIds;
    private final long repeatNs;
    /** By slot, the order that was found there during this kill, and when its next cancel is due. */
    private final long[] foundId;

    private final long[] dueNs;
    private int found;
    private int open;
    private boolean sending;
    private long cancels;
    private long repeats;
    private long firstCancelNs;
    private long confirmedNs;

    VenueCancels(final GuardedVenue venue, final LongSupplier requestIds, final long repeatNs) {
        this.venue = venue;
        this.requestIds = requestIds;
        this.repeatNs = repeatNs;
        orders = venue.orders();
        foundId = new long[orders.slots()];
        dueNs = new long[orders.slots()];
    }

    /** A new kill begins. */
    void begin() {
        Arrays.fill(foundId, OrderSlots.FREE);
        found = 0;
        cancels = 0;
        repeats = 0;
        firstCancelNs = 0;
        confirmedNs = 0;
    }

    /** One look over the table; returns the cancels sent. */
    int pass(final long nowNs) {
        // In this order: what a send that is over has left is in the table.
        sending = orders.isSending();
        open = orders.open();
        if (open == 0 && !sending) {
            confirmedNs = confirmedNs == 0 ? nowNs : confirmedNs;
            return 0;
        }
        confirmedNs = 0;
        final long before = cancels;
        boolean room = true;
        for (int slot = 0; slot < foundId.length; slot++) {
            final long orderId = orders.id(slot);
            if (orderId != OrderSlots.FREE) {
                room = look(slot, orderId, nowNs, room);
            }
        }
        return (int) (cancels - before);
    }

    private boolean look(final int slot, final long orderId, final long nowNs, final boolean room) {
        if (foundId[slot] != orderId) {
            foundId[slot] = orderId;
            dueNs[slot] = NOT_ASKED;
            found++;
        }
        if (!room || nowNs < dueNs[slot]) {
            return room;
        }
        final int instrument = orders.instrument(slot);
        if (orders.id(slot) != orderId) {
            // It has ended, and the instrument may be that of another.
            return true;
        }
        if (!send(orderId, instrument, nowNs)) {
            return false;
        }
        repeats += dueNs[slot] == NOT_ASKED ? 0 : 1;
        dueNs[slot] = nowNs + repeatNs;
        return true;
    }

    private boolean send(final long orderId, final int instrument, final long nowNs) {
        cancel.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .orderId(orderId)
                .instrument(instrument)
                .requestId(requestIds.getAsLong());
        RecordHeader.encode(record, 0, RECORD_LENGTH - RecordHeader.LENGTH, 0, 0, 0, nowNs);
        if (!venue.gateway().cancel(record, 0, RECORD_LENGTH)) {
            return false;
        }
        cancels++;
        firstCancelNs = firstCancelNs == 0 ? nowNs : firstCancelNs;
        return true;
    }

    VenueProgress progress() {
        return new VenueProgress(venue.name(), found, open, sending, cancels, repeats, firstCancelNs, confirmedNs);
    }
}
