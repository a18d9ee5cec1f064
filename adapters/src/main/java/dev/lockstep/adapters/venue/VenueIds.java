package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.VenueOrderEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * The venue's own ids: V and the number of the order, F and the number of the fill. Venues after the first one add a dot
 * and their index, so that ids are unique in a run.
 */
final class VenueIds {
    private final int venue;

    VenueIds(final int venue) {
        this.venue = venue;
    }

    /** Into an empty field. */
    void putOrderId(final ExecutionReportEncoder report, final long number) {
        put(report.buffer(), report.offset() + ExecutionReportEncoder.venueOrderIdEncodingOffset(), 'V', number);
    }

    /** Into an empty field. */
    void putOrderId(final VenueOrderEncoder order, final long number) {
        put(order.buffer(), order.offset() + VenueOrderEncoder.venueOrderIdEncodingOffset(), 'V', number);
    }

    /** Into an empty field. */
    void putFillId(final ExecutionReportEncoder report, final long number) {
        put(report.buffer(), report.offset() + ExecutionReportEncoder.venueFillIdEncodingOffset(), 'F', number);
    }

    private void put(final MutableDirectBuffer buffer, final int index, final char kind, final long number) {
        buffer.putByte(index, (byte) kind);
        final int digits = buffer.putNaturalLongAscii(index + 1, number);
        if (venue != 0) {
            buffer.putByte(index + 1 + digits, (byte) '.');
            buffer.putNaturalLongAscii(index + 2 + digits, venue);
        }
    }
}
