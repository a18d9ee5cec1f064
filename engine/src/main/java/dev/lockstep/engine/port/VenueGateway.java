package dev.lockstep.engine.port;

import org.agrona.DirectBuffer;

/**
 * The way out to one venue, as the guard in front of it needs it. {@link #send} and {@link #refuse} are called on the thread of the execution stage, {@link #cancel}
 * on that of the kill latch, while the other may be at work. None of them blocks.
 */
public interface VenueGateway extends Gateway {
    /**
     * Reports an order record as NotSent on the input side instead of sending it.
     *
     * @return false if there is no room even for that: nobody will be told
     */
    boolean refuse(DirectBuffer record, int offset, int length);

    /**
     * Sends a CancelOrder record that the core knows nothing of, on a path that needs neither the core's thread nor the ring; the bytes are copied. The record's sequence
     * is 0, its time is now.
     *
     * @return false if there is no room now: nothing was taken, and it is to be tried again
     */
    boolean cancel(DirectBuffer record, int offset, int length);
}
