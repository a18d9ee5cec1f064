package dev.lockstep.engine.port;

/**
 * Called when a session for orders begins, the first as any after an outage, before the engine is told that it is up and before an order of the session goes
 * out. It runs on the thread on which reports are seen first, so that whoever listens needs neither the ring nor the core.
 */
@FunctionalInterface
public interface SessionStart {
    /** Asks for nothing. */
    SessionStart NONE = session -> {};

    /** What the session is to be asked is asked during the call; the session is not kept. */
    void onSessionStart(OrderSession session);
}
