package dev.lockstep.ops.orders;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing in the life of an order.
 *
 * @param sequence of the input at which it happened
 * @param timeNs engine time, nanoseconds since the epoch
 * @param what kind of thing: input, signal, sizing, control, sent or denial
 * @param text for people
 * @param details for programs, in the order in which they are written
 */
public record Moment(long sequence, long timeNs, String what, String text, Map<String, String> details) {
    /** Keeps the order of the details. */
    public Moment {
        details = new LinkedHashMap<>(details);
    }
}
