package dev.lockstep.journal;

/** An append failed. The journal takes no more records: the engine stops, and the run is sealed with what is whole. */
public final class JournalWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message the journal's directory, what failed, and what to do
     * @param cause what Chronicle Queue or the JVM threw, or null
     */
    public JournalWriteException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
