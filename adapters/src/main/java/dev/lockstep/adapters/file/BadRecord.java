package dev.lockstep.adapters.file;

/**
 * One record is bad, and reading can go on behind it. Thrown while decoding and turned into a count or an error by
 * {@link FileSource}; it carries no stack trace because a damaged file may hold millions of them.
 */
final class BadRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRecord(final String problem) {
        super(problem, null, false, false);
    }
}
