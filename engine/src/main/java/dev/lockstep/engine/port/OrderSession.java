package dev.lockstep.engine.port;

/** A session for orders with a venue which has just begun: what can be asked of the venue for as long as it lasts. */
@FunctionalInterface
public interface OrderSession {
    /**
     * Asks the venue to cancel every order that is open there when this session is lost. It does not bind the next session.
     *
     * @return false if the venue refuses: orders stay open there when the session is lost
     */
    boolean requestCancelOnDisconnect();
}
