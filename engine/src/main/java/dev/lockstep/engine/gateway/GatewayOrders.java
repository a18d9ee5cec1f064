package dev.lockstep.engine.gateway;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The gateway's own table of the orders that may be open at one venue: what the kill latch cancels when it can ask nobody else. An order is in it before
 * its bytes are handed on, and leaves it only when the venue says that it has ended or its message never left (I6).
 *
 * <p>Two threads write: the sending one, and the one that sees the venue's reports first ({@link OrderReports}). Neither waits for the other or for the canceller's thread,
 * which reads. Its size is fixed; a new order that does not fit must not be sent.
 */
public final class GatewayOrders {
    private static final int LARGEST_CAPACITY = 1 << 27;

    private final OrderSlots sent;
    /** Orders of ours that the venue listed and that this process has not sent; added by the reporting thread. */
    private final OrderSlots found;

    private final AtomicInteger sending = new AtomicInteger();
    private final int capacity;

    /**
     * An empty table.
     *
     * @param capacity most orders that were sent, and most that were found, 1 to 2^27
     */
    public GatewayOrders(final int capacity) {
        if (capacity < 1 || capacity > LARGEST_CAPACITY) {
            throw new IllegalArgumentException(
                    "a table of " + capacity + " orders; it must hold 1 to " + LARGEST_CAPACITY);
        }
        this.capacity = capacity;
        sent = new OrderSlots(capacity);
        found = new OrderSlots(capacity);
    }

    /** Most orders that were sent. */
    int capacity() {
        return capacity;
    }

    /** A message may go out now; to be called before the latch is looked at. Sending thread. */
    void beginSend() {
        sending.setOpaque(1);
    }

    /** An order may go out now. Returns false if the table is full. Sending thread, between the begin and the end of a send. */
    boolean add(final long orderId, final int instrument) {
        return sent.add(orderId, instrument);
    }

    /**
     * Makes all of the above seen before the latch is looked at: either the sender sees the latch, or the canceller, which looks after the latch was
     * set, sees the order and that a send is under way. Without the fence each could miss the other.
     */
    static void publish() {
        VarHandle.fullFence();
    }

    /** An order that was added did not go out after all. Sending thread. */
    void withdraw(final long orderId) {
        sent.withdraw(orderId);
    }

    /** The message was handed on, or will not be. Sending thread. */
    void endSend() {
        sending.setRelease(0);
    }

    /** Whether a message may be on its way from the sender to the venue's gateway; any thread. To be asked before {@link #open}. */
    boolean isSending() {
        return sending.get() != 0;
    }

    /** Adds an order that the venue has listed, unless it is known. Returns false if there is no room. Reporting thread. */
    boolean found(final long orderId, final int instrument) {
        return slot(orderId) >= 0 || found.add(orderId, instrument);
    }

    /** An order has ended. Reporting thread. */
    void end(final long orderId) {
        if (!sent.end(orderId)) {
            found.end(orderId);
        }
    }

    /** Number of slots; orders that were sent stand in the first half. */
    int slots() {
        return sent.size() + found.size();
    }

    /** Slot of an order, or a negative number. */
    int slot(final long orderId) {
        final int slot = sent.find(orderId);
        if (slot >= 0) {
            return slot;
        }
        final int further = found.find(orderId);
        return further < 0 ? further : sent.size() + further;
    }

    /** Id of the order in a slot, or 0; any thread. */
    long id(final int slot) {
        return slot < sent.size() ? sent.id(slot) : found.id(slot - sent.size());
    }

    /** Instrument of the order in a slot; that of an id only if {@link #id} still says so afterwards. */
    int instrument(final int slot) {
        return slot < sent.size() ? sent.instrument(slot) : found.instrument(slot - sent.size());
    }

    /** Orders that may be open at the venue; never fewer than there are, and exact while nobody writes. Any thread. */
    public int open() {
        return sent.count() + found.count();
    }
}
