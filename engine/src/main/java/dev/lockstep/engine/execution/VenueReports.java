package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.NotSentDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.ring.Slot;
import org.agrona.DirectBuffer;

/** What a venue or the gateway says of orders, and what is to be believed of it. */
final class VenueReports {
    private static final long VENUE_REF_SEED = 3;
    private static final long UNSAID = 0;

    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final NotSentDecoder notSent = new NotSentDecoder();
    private final OrderLife life;
    private final Fills fills;
    private final SliceSender slices;
    private final InstrumentTable<InstrumentGate> instruments;

    VenueReports(
            final OrderLife life,
            final Fills fills,
            final SliceSender slices,
            final InstrumentTable<InstrumentGate> instruments) {
        this.life = life;
        this.fills = fills;
        this.slices = slices;
        this.instruments = instruments;
    }

    /** Takes a report. */
    void onReport(final Slot slot) {
        slot.decode(report);
        final Order order = find(report);
        if (order == null) {
            onStray(report);
            return;
        }
        if (order.isEarlierSlice(report.orderId())) {
            onEarlierSlice(order, report);
            return;
        }
        final ExecType type = report.execType();
        switch (type) {
            case FILL -> fills.onFill(order, report);
            case ACCEPTED -> onAccepted(order);
            case REJECTED -> onNotTaken(order, OrderTrigger.REJECT, OrderEvent.REJECTED);
            case TRIGGERED -> life.happen(order, OrderTrigger.TRIGGER, OrderEvent.TRIGGERED);
            case CANCELLED -> onEnded(order, OrderTrigger.CANCEL, OrderEvent.CANCELLED, report);
            case EXPIRED -> onEnded(order, OrderTrigger.EXPIRE, OrderEvent.EXPIRED, report);
            case REPLACED -> onReplaced(order, report);
            case REPLACE_REJECTED -> onReplaceRejected(order, report);
            case CANCEL_REJECTED -> onCancelRejected(order, report);
            case FILL_BUSTED -> fills.onBust(order, report);
            case FILL_CORRECTED -> fills.onCorrection(order, report);
            default -> life.anomaly(order, Anomaly.UNREADABLE);
        }
    }

    private Order find(final ExecutionReportDecoder report) {
        return report.orderId() != UNSAID
                ? life.orders.findAtVenue(report.orderId())
                : life.orders.findByVenueRef(venueRef(report));
    }

    /** A fill is money, whoever asked for it: it counts as nobody's position, and what is taken back counts for whoever had it. Of anything else about an order that is not known, only the fact is kept. */
    private void onStray(final ExecutionReportDecoder report) {
        final Anomaly reason =
                instruments.find(report.instrument()) == null ? Anomaly.UNREADABLE : Anomaly.UNKNOWN_ORDER;
        life.anomalies.count(reason);
        if (reason != Anomaly.UNKNOWN_ORDER) {
            life.back.stray(report.orderId(), report.instrument(), reason);
            return;
        }
        switch (report.execType()) {
            case FILL -> fills.strays.onFill(report);
            case FILL_BUSTED, FILL_CORRECTED ->
                fills.strays.onTakenBack(report, instruments.get(report.instrument()).venue);
            default -> life.back.stray(report.orderId(), report.instrument(), reason);
        }
    }

    /** A slice that was filled whole has nothing left that could happen to it; only its fills are still money. */
    private void onEarlierSlice(final Order order, final ExecutionReportDecoder report) {
        switch (report.execType()) {
            case FILL -> fills.onFill(order, report);
            case FILL_BUSTED -> fills.onBust(order, report);
            case FILL_CORRECTED -> fills.onCorrection(order, report);
            case ACCEPTED -> life.anomaly(order, Anomaly.LATE_ACK);
            case REJECTED -> life.anomaly(order, Anomaly.LATE_REJECT);
            case TRIGGERED -> life.anomaly(order, Anomaly.LATE_TRIGGER);
            case CANCELLED, EXPIRED -> life.anomaly(order, Anomaly.LATE_END);
            case REPLACED -> life.anomaly(order, Anomaly.UNASKED_REPLACE);
            case REPLACE_REJECTED -> onLateRefusal(order, report.requestId(), Anomaly.UNASKED_REFUSAL);
            case CANCEL_REJECTED -> life.anomaly(order, Anomaly.UNASKED_REFUSAL);
            default -> life.anomaly(order, Anomaly.UNREADABLE);
        }
    }

    /** A replace of an earlier slice was refused, or kept back. The end of that slice was the answer, if it came too late for it. */
    private void onLateRefusal(final Order order, final long requestId, final Anomaly otherwise) {
        if (order.requests.lateReplace != VenueRequests.NONE && answers(requestId, order.requests.lateReplace)) {
            order.requests.answerLate(true);
        } else {
            life.anomaly(order, otherwise);
        }
    }

    /** That the venue has the next slice is no news of the order, unless nobody knew what had become of it. */
    private void onAccepted(final Order order) {
        if (order.isInLaterSlice() && order.state != OrderState.UNKNOWN) {
            life.acknowledgeSlice(order);
        } else {
            life.happen(order, OrderTrigger.ACCEPT, OrderEvent.ACCEPTED);
            if (order.slice != null) {
                slices.goOn(order);
            }
        }
    }

    /** A new order was not taken. One of which slices have been filled ends with what it has. */
    private void onNotTaken(final Order order, final OrderTrigger trigger, final OrderEvent event) {
        if (!order.isInLaterSlice()) {
            life.happen(order, trigger, event);
        } else if (order.acknowledged || !order.isLive()) {
            life.anomaly(order, trigger.ifImpossible());
        } else {
            life.happen(order, OrderTrigger.CANCEL, event);
        }
    }

    /** If the venue has counted fills that have not come, the order has ended but for them: what is missing stays reserved until it comes (I6). */
    private void onEnded(
            final Order order,
            final OrderTrigger trigger,
            final OrderEvent event,
            final ExecutionReportDecoder report) {
        if (!Bounds.isFilled(report.cumQuantity())) {
            life.unreadable(order);
            return;
        }
        final long filled = Math.max(order.venueCumQuantity, order.filledBefore() + report.cumQuantity());
        if (filled <= order.cumQuantity || !order.isLive()) {
            life.happen(order, trigger, event);
            return;
        }
        order.acknowledged = true;
        order.venueCumQuantity = filled;
        order.ending = trigger == OrderTrigger.CANCEL ? OrderState.CANCELLED : OrderState.EXPIRED;
        life.anomalies.count(Anomaly.FILLS_MISSING);
        life.happen(order, OrderTrigger.LOSE, OrderEvent.FATE_UNKNOWN);
    }

    private void onReplaced(final Order order, final ExecutionReportDecoder report) {
        if (!answers(report.requestId(), order.requests.replace)
                || !OrderTransitions.isPossible(order, OrderTrigger.REPLACE)) {
            onUnaskedReplace(order);
            return;
        }
        if (!hasRoom(order, report)) {
            life.unreadable(order);
            return;
        }
        long total = report.lastQuantity();
        if (order.slice != null) {
            order.slice.quantity = total;
            total = order.requests.quantity;
        }
        order.replaced(report.lastPrice(), total, order.requests.followsFamily);
        order.triggerPrice = order.requests.triggerPrice;
        life.happen(order, OrderTrigger.REPLACE, OrderEvent.REPLACED);
        if (order.slice != null) {
            slices.goOn(order);
        }
    }

    /** Whether an order may have the terms that a report says are in force. */
    private boolean hasRoom(final Order order, final ExecutionReportDecoder report) {
        return Bounds.isQuantity(report.lastQuantity())
                && Bounds.isPrice(report.lastPrice())
                && life.working.hasRoom(order, report.lastPrice(), order.filledBefore() + report.lastQuantity());
    }

    /** It may be a repetition, or tell of terms that we know nothing of: the venue is asked what is in force. */
    private void onUnaskedReplace(final Order order) {
        life.anomaly(order, Anomaly.UNASKED_REPLACE);
        if (order.isLive()) {
            life.ask(order);
        }
    }

    private void onReplaceRejected(final Order order, final ExecutionReportDecoder report) {
        if (isLate(order, report.requestId(), order.requests.lateReplace)) {
            // What ended the order was the answer; a second refusal would be one too many.
            order.requests.answerLate(true);
        } else if (!answers(report.requestId(), order.requests.replace)) {
            life.anomaly(order, Anomaly.UNASKED_REFUSAL);
        } else if (life.happen(order, OrderTrigger.REFUSE_REPLACE, OrderEvent.REPLACE_REFUSED)) {
            loseIfNotOpenThere(order, report);
            slices.onReplaceRefused(order);
        }
    }

    private void onCancelRejected(final Order order, final ExecutionReportDecoder report) {
        if (order.requests.isRepeated(report.requestId())) {
            return;
        }
        if (isLate(order, report.requestId(), order.requests.lateCancel)) {
            order.requests.answerLate(false);
        } else if (!answers(report.requestId(), order.requests.cancel)) {
            life.anomaly(order, Anomaly.UNASKED_REFUSAL);
        } else if (life.happen(order, OrderTrigger.REFUSE_CANCEL, OrderEvent.CANCEL_REFUSED)) {
            loseIfNotOpenThere(order, report);
        }
    }

    /** A refusal that says that nothing is working tells of an end that has not been reported, or was lost. */
    private void loseIfNotOpenThere(final Order order, final ExecutionReportDecoder report) {
        if (report.leavesQuantity() == 0 && order.isLive() && order.state != OrderState.UNKNOWN) {
            life.happen(order, OrderTrigger.LOSE, OrderEvent.FATE_UNKNOWN);
        }
    }

    /** Whether an answer is to the request that is on its way; venues that don't say which are believed. */
    private static boolean answers(final long answered, final long pending) {
        return answered == UNSAID || answered == pending;
    }

    /** Whether a refusal is of a request that was on its way when the order ended. */
    private static boolean isLate(final Order order, final long answered, final long pendingAtTheEnd) {
        return !order.isOpen() && pendingAtTheEnd != VenueRequests.NONE && answers(answered, pendingAtTheEnd);
    }

    /** The gateway kept a message back. A new order ends; a change is as good as refused. */
    void onNotSent(final Slot slot) {
        slot.decode(notSent);
        final Order order = life.orders.findAtVenue(notSent.orderId());
        if (order == null) {
            life.anomalies.count(Anomaly.UNKNOWN_ORDER);
            life.back.stray(notSent.orderId(), OrderScope.ANY, Anomaly.UNKNOWN_ORDER);
            return;
        }
        if (order.isEarlierSlice(notSent.orderId())) {
            onEarlierSliceNotSent(order);
            return;
        }
        switch (notSent.action()) {
            case NEW -> onNotTaken(order, OrderTrigger.NOT_SENT, OrderEvent.NOT_SENT);
            case REPLACE -> onRequestNotSent(order, notSent, OrderTrigger.REFUSE_REPLACE, OrderEvent.REPLACE_REFUSED);
            case CANCEL -> onRequestNotSent(order, notSent, OrderTrigger.REFUSE_CANCEL, OrderEvent.CANCEL_REFUSED);
            default -> life.anomaly(order, Anomaly.UNREADABLE);
        }
    }

    private void onEarlierSliceNotSent(final Order order) {
        if (notSent.action() == OrderAction.REPLACE) {
            onLateRefusal(order, notSent.requestId(), Anomaly.LATE_NOT_SENT);
        } else {
            life.anomaly(order, Anomaly.LATE_NOT_SENT);
        }
    }

    private void onRequestNotSent(
            final Order order, final NotSentDecoder notSent, final OrderTrigger trigger, final OrderEvent event) {
        final boolean isReplace = trigger == OrderTrigger.REFUSE_REPLACE;
        if (!isReplace && order.requests.isRepeated(notSent.requestId())) {
            return;
        }
        final long pending = isReplace ? order.requests.replace : order.requests.cancel;
        if (isLate(order, notSent.requestId(), isReplace ? order.requests.lateReplace : order.requests.lateCancel)) {
            order.requests.answerLate(isReplace);
        } else if (!answers(notSent.requestId(), pending)) {
            life.anomaly(order, Anomaly.LATE_NOT_SENT);
        } else if (life.happen(order, trigger, event) && isReplace) {
            slices.onReplaceRefused(order);
        }
    }

    /** Hash of a venue's own id of the order that a report is about; 0 if it is blank. */
    static long venueRef(final ExecutionReportDecoder report) {
        return venueRef(report.buffer(), report.offset() + ExecutionReportDecoder.venueOrderIdEncodingOffset());
    }

    /** Hash of a venue's own id of an order; 0 if it is blank. */
    static long venueRef(final DirectBuffer buffer, final int idOffset) {
        return FillLedger.keyOf(VENUE_REF_SEED, buffer, idOffset);
    }
}
