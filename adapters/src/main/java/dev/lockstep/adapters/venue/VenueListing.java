package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.ReconciliationEncoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.VenueOrderEncoder;
import dev.lockstep.codecs.sbe.VenuePositionEncoder;

/**
 * Writes what the venue lists of itself: its open orders, oldest first, and the positions that it keeps, by instrument
 * and account, those included that were closed.
 */
final class VenueListing {
    private static final int PHASE_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ReconciliationEncoder.BLOCK_LENGTH;
    private static final int ORDER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + VenueOrderEncoder.BLOCK_LENGTH;
    private static final int POSITION_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + VenuePositionEncoder.BLOCK_LENGTH;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReconciliationEncoder phase = new ReconciliationEncoder();
    private final VenueOrderEncoder order = new VenueOrderEncoder();
    private final VenuePositionEncoder position = new VenuePositionEncoder();
    private final ReportQueue queue;
    private final VenueIds ids;
    private final int venue;
    private final VenueInstruments instruments;
    private final VenueOrders orders;

    VenueListing(
            final ReportQueue queue,
            final VenueIds ids,
            final int venue,
            final VenueInstruments instruments,
            final VenueOrders orders) {
        this.queue = queue;
        this.ids = ids;
        this.venue = venue;
        this.instruments = instruments;
        this.orders = orders;
    }

    /** The first message of a list. */
    void begin(final long dueNs) {
        phase(ReconciliationPhase.BEGIN, dueNs);
    }

    /** Open orders and positions, and the last message; the fills that may be missing come before. */
    void complete(final long nowNs, final long dueNs) {
        for (OrderLink link = orders.firstOpen(); link != null; link = link.after) {
            order(link.order, nowNs, dueNs);
        }
        for (int index = 0; index < instruments.size(); index++) {
            final VenueInstrument instrument = instruments.find(index);
            if (instrument != null) {
                positions(instrument, nowNs, dueNs);
            }
        }
        phase(ReconciliationPhase.END, dueNs);
    }

    private void phase(final ReconciliationPhase which, final long dueNs) {
        final int offset = queue.add(dueNs, PHASE_LENGTH, null);
        phase.wrapAndApplyHeader(queue.buffer(), offset, header)
                .venue((short) venue)
                .phase(which);
    }

    private void order(final VenueOrder open, final long nowNs, final long dueNs) {
        final int offset = queue.add(dueNs, ORDER_LENGTH, null);
        queue.buffer().setMemory(offset, ORDER_LENGTH, (byte) 0);
        order.wrapAndApplyHeader(queue.buffer(), offset, header)
                .orderId(open.id)
                .instrument(open.instrument.index())
                .account((short) open.account)
                .side(open.side)
                .orderType(open.type)
                .timeInForce(open.timeInForce)
                .price(open.price)
                .quantity(open.quantity)
                .cumQuantity(open.cumQuantity)
                .exchangeTimeNs(nowNs);
        ids.putOrderId(order, open.venueNumber);
    }

    private void positions(final VenueInstrument instrument, final long nowNs, final long dueNs) {
        final AccountPositions positions = instrument.positions();
        for (int account = 0; account < positions.accounts(); account++) {
            if (positions.hasTraded(account)) {
                final int offset = queue.add(dueNs, POSITION_LENGTH, null);
                position.wrapAndApplyHeader(queue.buffer(), offset, header)
                        .instrument(instrument.index())
                        .account((short) account)
                        .quantity(positions.quantity(account))
                        .averagePrice(positions.averagePrice(account))
                        .exchangeTimeNs(nowNs);
            }
        }
    }
}
