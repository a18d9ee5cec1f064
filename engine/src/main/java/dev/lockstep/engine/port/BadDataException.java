package dev.lockstep.engine.port;

/** A recording can't be read on: missing, truncated, of another format, or with a bad record that the settings don't let pass. */
public final class BadDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param place file and line or byte offset
     * @param problem what was found, what was expected, what to do
     */
    public BadDataException(final String place, final String problem) {
        super(place + ": " + problem);
    }
}
