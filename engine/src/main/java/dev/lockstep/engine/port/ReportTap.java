package dev.lockstep.engine.port;

import org.agrona.DirectBuffer;

/**
 * Told of what a venue reports before that goes anywhere else, on the thread on which reports are seen first: so whoever listens needs neither the ring
 * nor the core. A report that the ring has no room for is told all the same, and may be told again.
 */
@FunctionalInterface
public interface ReportTap {
    /** Nobody listens. */
    ReportTap NONE = (buffer, offset, length) -> {};

    /** One SBE message with its header: whatever this venue puts into the log. The bytes are valid during the call. */
    void onReport(DirectBuffer buffer, int offset, int length);
}
