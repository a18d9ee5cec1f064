package dev.lockstep.ops;

import dev.lockstep.codecs.sbe.EndReason;
import java.util.function.Supplier;

/** Asks a run to end in order; the first reason counts. Set from any thread, read on the ingress thread. */
public final class StopSignal implements Supplier<EndReason> {
    private volatile EndReason reason;

    /** Asks for the end. */
    public synchronized void request(final EndReason why) {
        if (reason == null) {
            reason = why;
        }
    }

    /** Why the run is to end, or null if it is to go on. */
    @Override
    public EndReason get() {
        return reason;
    }
}
