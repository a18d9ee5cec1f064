package dev.lockstep.journal;

/** Something was asked that only the one process may do that writes the run. */
public final class RunInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the run, who holds it if known, and what to do */
    public RunInUseException(final String message) {
        super(message);
    }
}
