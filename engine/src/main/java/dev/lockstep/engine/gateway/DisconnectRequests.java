package dev.lockstep.engine.gateway;

import dev.lockstep.engine.port.OrderSession;
import dev.lockstep.engine.port.SessionStart;
import dev.lockstep.engine.venue.VenueFlag;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.function.Consumer;

/**
 * Asks a venue that offers cancel-on-disconnect for it, at the start of each session for orders. What a venue does by itself when the connection is lost is the only
 * cancel that still comes then: the kill latch's and the core's wait until the session is up again.
 *
 * <p>Called on the thread of the reports; the counts may be read by any thread.
 */
public final class DisconnectRequests implements SessionStart {
    private final VenueTerms venue;
    private final Consumer<String> warnings;
    private volatile int requested;
    private volatile int refused;

    /**
     * Asks one venue.
     *
     * @param warnings told of each refusal, on the thread of the reports
     */
    public DisconnectRequests(final VenueTerms venue, final Consumer<String> warnings) {
        this.venue = venue;
        this.warnings = warnings;
    }

    @Override
    public void onSessionStart(final OrderSession session) {
        if (!isOffered()) {
            return;
        }
        requested++;
        if (!session.requestCancelOnDisconnect()) {
            refused++;
            warnings.accept(
                    "venue " + venue.name() + " refuses to cancel on disconnect, which it offers; its open orders"
                            + " stay there if this session is lost");
        }
    }

    /** Whether the venue offers it, by its settings. */
    public boolean isOffered() {
        return venue.capabilities().supports(VenueFlag.CANCEL_ON_DISCONNECT);
    }

    /** Sessions for which the venue was asked. */
    public int requested() {
        return requested;
    }

    /** Those of them for which it refused. */
    public int refused() {
        return refused;
    }
}
