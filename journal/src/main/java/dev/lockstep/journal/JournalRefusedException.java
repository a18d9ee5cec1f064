package dev.lockstep.journal;

/** A journal can't be used as things stand, although nothing is damaged: too little disk, or a run of a newer build. Says what to do. */
public final class JournalRefusedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    JournalRefusedException(final String message) {
        super(message);
    }
}
