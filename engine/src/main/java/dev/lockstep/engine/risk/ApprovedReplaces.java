package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** Replaces of one order that were approved at an input, as long as the execution stage's word may not count them. */
final class ApprovedReplaces {
    /** Largest total of them; 0 if the execution stage's word counts them. Scaled by 10^8. */
    private long total;
    /** Highest limit of them, scaled by 10^8. */
    private long price;

    private long at;
    private int count;
    /** Its family changed the order at the same input, so that a word on a change in the core may be about that. */
    private boolean besideFamily;

    void clear() {
        total = 0;
        price = 0;
        at = 0;
        count = 0;
        besideFamily = false;
    }

    /**
     * One was approved at an input.
     *
     * @param familyAt the last input at which the order's family changed it
     */
    void add(final long totalQuantity, final long limit, final long input, final long familyAt) {
        price = Math.max(price, limit);
        count = input == at ? count + 1 : 1;
        at = input;
        besideFamily = familyAt == input;
        total = Math.max(total, totalQuantity);
    }

    long total() {
        return total;
    }

    long price() {
        return price;
    }

    /** So much less than was asked for is possible. */
    void takeOff(final long quantity) {
        total = Math.max(0, total - quantity);
    }

    /**
     * What the execution stage says of a later input knows of them; of the same input, its refusals answer them one by one, and so does what it replaces without asking a venue, and what leaves nothing out is as good as an answer.
     *
     * @param cause number of the input that caused it, see {@link dev.lockstep.engine.ring.OrderIds#input}
     * @param refusesApproved whether the update says that we denied a replace that central risk had approved
     * @param replacesHere whether it says that an order was replaced in the core
     */
    void onUpdate(
            final OrderUpdateDecoder update,
            final long cause,
            final boolean refusesApproved,
            final boolean replacesHere) {
        if (cause > at) {
            clear();
        } else if (cause == at) {
            count -= refusesApproved || (replacesHere && !besideFamily) ? 1 : 0;
            // Of several, one may leave less than the next one asks for.
            if (count <= 0 || (count == 1 && isWithin(update))) {
                clear();
            }
        }
    }

    private boolean isWithin(final OrderUpdateDecoder update) {
        return update.reservationQuantity() >= total - update.cumQuantity() && update.price() >= price;
    }

    void writeState(final StateSink sink) {
        sink.put("askedTotal", total);
        sink.put("askedPrice", price);
        sink.put("askedAt", at);
        sink.put("asked", count);
        sink.put("askedBesideFamily", besideFamily);
    }

    void readState(final StateSource source) {
        total = source.get("askedTotal");
        price = source.get("askedPrice");
        at = source.get("askedAt");
        count = source.getInt("asked");
        besideFamily = source.getBoolean("askedBesideFamily");
    }
}
