package dev.lockstep.engine.gateway;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NotSentEncoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.ReconciliationEncoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.VenueOrderEncoder;
import dev.lockstep.codecs.sbe.VenueSessionEncoder;
import dev.lockstep.engine.port.ReportTap;
import org.agrona.concurrent.UnsafeBuffer;

/** Tells a tap what a venue says. */
final class Reports {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final NotSentEncoder notSent = new NotSentEncoder();
    private final VenueSessionEncoder session = new VenueSessionEncoder();
    private final ReconciliationEncoder reconciliation = new ReconciliationEncoder();
    private final VenueOrderEncoder listed = new VenueOrderEncoder();
    private final ReportTap tap;

    Reports(final ReportTap tap) {
        this.tap = tap;
    }

    void report(final long orderId, final ExecType type) {
        report(orderId, type, 0);
    }

    void report(final long orderId, final ExecType type, final long leaves) {
        report.wrapAndApplyHeader(buffer, 0, header)
                .orderId(orderId)
                .instrument(0)
                .execType(type)
                .leavesQuantity(leaves);
        tell(report.encodedLength());
    }

    void notSent(final long orderId, final OrderAction action) {
        notSent.wrapAndApplyHeader(buffer, 0, header).orderId(orderId).action(action);
        tell(notSent.encodedLength());
    }

    void session(final SessionState state) {
        session.wrapAndApplyHeader(buffer, 0, header).venue((short) 0).state(state);
        tell(session.encodedLength());
    }

    /** Lists the orders that are open. */
    void reconciliation(final long... openOrders) {
        phase(ReconciliationPhase.BEGIN);
        for (final long orderId : openOrders) {
            listed.wrapAndApplyHeader(buffer, 0, header).orderId(orderId).instrument(3);
            tell(listed.encodedLength());
        }
        phase(ReconciliationPhase.END);
    }

    private void phase(final ReconciliationPhase phase) {
        reconciliation.wrapAndApplyHeader(buffer, 0, header).venue((short) 0).phase(phase);
        tell(reconciliation.encodedLength());
    }

    private void tell(final int bodyLength) {
        tap.onReport(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
