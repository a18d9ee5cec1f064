package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderAction;

/** Hears of every control that looked at an order, passed or denied, in the order in which they looked; for an auditor's replay, on the thread of the stage. */
@FunctionalInterface
public interface ControlTrace {
    /**
     * A control has looked at an order.
     *
     * @param control which
     * @param action new, or the replace of one
     * @param orderId of the order
     * @param verdict {@link DenialCode#NONE} if it passed
     * @param value what the control saw, in its unit; 0 if it had nothing to look at
     * @param limit what it allows, in its unit; {@link LimitRule#NONE} without
     * @param key keys of the row that gave the limit, as denials carry them; 0 if there is none
     */
    void checked(
            ControlInfo control, OrderAction action, long orderId, DenialCode verdict, long value, long limit, int key);
}
