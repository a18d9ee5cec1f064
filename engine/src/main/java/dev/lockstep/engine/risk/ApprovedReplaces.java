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

    void clear() {
        total = 0;
        price = 0;
        at = 0;
        count = 0;
    }

    void add(final long totalQuantity, final long limit, final long sequence) {
        price = Math.max(price, limit);
        count = sequence == at ? count + 1 : 1;
        at = sequence;
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
     * @param answersOne whether the update answers one of them, if it comes of the same input
     */
    void onUpdate(final OrderUpdateDecoder update, final boolean answersOne) {
        if (update.causeSequence() > at) {
            clear();
        } else if (update.causeSequence() == at && (isWithin(update) || (answersOne && --count <= 0))) {
            clear();
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
    }

    void readState(final StateSource source) {
        total = source.get("askedTotal");
        price = source.get("askedPrice");
        at = source.get("askedAt");
        count = source.getInt("asked");
    }
}
