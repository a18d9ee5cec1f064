package dev.lockstep.engine.execution;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** What the venue has been asked to do with an order that it has, and has not answered. Prices and quantities are scaled by 10^8. */
final class VenueRequests {
    /** No request is on its way. */
    static final long NONE = 0;

    /** Id of the replace that is on its way. */
    long replace;
    /** The terms that the last replace asks for; they mean nothing unless it is on its way. */
    long price;

    long quantity;
    long triggerPrice;
    /** What the order may grow to with that, beside what is taken off it: {@link Share#whole}. */
    long whole;
    /** What was asked for last was asked to follow the order's family, not by its strategy. */
    boolean followsFamily;
    /** Id of the last cancel that is on its way. */
    long cancel;
    /** Id of the first of the cancels that it repeats; itself if it repeats none. */
    long firstCancel;
    /** Requests that were on their way when it, or its slice that they were about, ended: refusing them is no surprise. */
    long lateReplace;

    long lateCancel;
    /** Engine time at which the order, or the last request, was sent, nanoseconds. */
    long sentNs;
    /** As {@link #sentNs} while that is unanswered; 0 otherwise. */
    long unansweredNs;

    /** Of an order about which nothing has been asked. */
    void start() {
        forget();
        price = 0;
        quantity = 0;
        triggerPrice = 0;
        whole = 0;
        followsFamily = false;
        firstCancel = NONE;
        lateReplace = NONE;
        lateCancel = NONE;
        sentNs = 0;
        unansweredNs = 0;
    }

    /** Of an order that is taken back in: of the requests of an ended one, only the late ones matter. */
    void take(final VenueRequests ended) {
        start();
        firstCancel = ended.firstCancel;
        lateReplace = ended.lateReplace;
        lateCancel = ended.lateCancel;
    }

    /** A replace goes out: the order's terms stay in force until it is answered. */
    void askReplace(
            final long request,
            final long newPrice,
            final long newQuantity,
            final long newTriggerPrice,
            final long newWhole,
            final boolean forFamily) {
        replace = request;
        price = newPrice;
        quantity = newQuantity;
        triggerPrice = newTriggerPrice;
        whole = newWhole;
        followsFamily = forFamily;
    }

    /** A cancel goes out, perhaps beside others that are not answered yet. */
    void askCancel(final long request) {
        firstCancel = isCancelling() ? firstCancel : request;
        cancel = request;
    }

    /** Whether a request is a cancel that was repeated before it was answered: what the venue says to the last one counts, a refusal of this one is neither news nor a surprise. */
    boolean isRepeated(final long request) {
        return request != NONE && request >= firstCancel && request < (isCancelling() ? cancel : lateCancel);
    }

    /** What the order may grow to if its replace that is on its way is answered; 0 if there is none, or it only follows the order's family. */
    long askedWhole() {
        return isReplacing() && !followsFamily ? whole : 0;
    }

    boolean isReplacing() {
        return replace != NONE;
    }

    boolean isCancelling() {
        return cancel != NONE;
    }

    /** Requests that can't be answered any more are not on their way. */
    void forget() {
        replace = NONE;
        cancel = NONE;
    }

    /** The order has ended: what is on its way can only be refused, and so can what was on its way to an earlier slice of it. */
    void end() {
        lateReplace = isReplacing() ? replace : lateReplace;
        lateCancel = isCancelling() ? cancel : lateCancel;
        forget();
    }

    /** A request that was on its way at the end was refused; a second refusal would be one too many. */
    void answerLate(final boolean isReplace) {
        if (isReplace) {
            lateReplace = NONE;
        } else {
            lateCancel = NONE;
        }
    }

    void writeState(final StateSink sink) {
        sink.put("replaceRequest", replace);
        sink.put("askedPrice", isReplacing() ? price : 0);
        sink.put("askedQuantity", isReplacing() ? quantity : 0);
        sink.put("askedTrigger", isReplacing() ? triggerPrice : 0);
        sink.put("askedWhole", isReplacing() ? whole : 0);
        sink.put("followsFamily", followsFamily);
        sink.put("cancelRequest", cancel);
        sink.put("firstCancel", firstCancel);
        sink.put("lateReplace", lateReplace);
        sink.put("lateCancel", lateCancel);
        sink.put("requestNs", sentNs);
        sink.put("askedNs", unansweredNs);
    }

    void readState(final StateSource source) {
        replace = source.get("replaceRequest");
        price = source.get("askedPrice");
        quantity = source.get("askedQuantity");
        triggerPrice = source.get("askedTrigger");
        whole = source.get("askedWhole");
        followsFamily = source.getBoolean("followsFamily");
        cancel = source.get("cancelRequest");
        firstCancel = source.get("firstCancel");
        lateReplace = source.get("lateReplace");
        lateCancel = source.get("lateCancel");
        sentNs = source.get("requestNs");
        unansweredNs = source.get("askedNs");
    }
}
