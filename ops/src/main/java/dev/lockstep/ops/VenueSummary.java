package dev.lockstep.ops;

import dev.lockstep.engine.gateway.DisconnectRequests;

/**
 * What becomes of orders at a venue when its session is lost.
 *
 * @param name of the venue
 * @param offersCancelOnDisconnect whether the venue cancels them if it was asked to
 * @param requested sessions for which it was asked
 * @param refused those of them for which it refused
 */
public record VenueSummary(String name, boolean offersCancelOnDisconnect, int requested, int refused) {
    static VenueSummary of(final String name, final DisconnectRequests requests) {
        return new VenueSummary(name, requests.isOffered(), requests.requested(), requests.refused());
    }

    /** The same in words. */
    String text() {
        if (!offersCancelOnDisconnect) {
            return "not offered, open orders stay there while its session is down";
        }
        return "requested in " + sessions(requested) + (refused == 0 ? "" : ", refused in " + sessions(refused));
    }

    private static String sessions(final int count) {
        return count + (count == 1 ? " session" : " sessions");
    }
}
