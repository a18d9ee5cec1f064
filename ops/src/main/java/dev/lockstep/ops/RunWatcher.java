package dev.lockstep.ops;

import dev.lockstep.engine.port.LiveSource;
import java.util.List;

/** Looks into a live run and may give it commands; on the ingress thread, which waits for it. */
interface RunWatcher {
    /** Nobody looks. */
    RunWatcher NONE = new RunWatcher() {};

    /** Where its commands to the core come from. */
    default List<LiveSource> commands() {
        return List.of();
    }

    /** The run trades from now on; the session is open until the run ends. */
    default void started(final RunSession session) {}

    /** A round over the sources is done. */
    default void afterRound() {}
}
