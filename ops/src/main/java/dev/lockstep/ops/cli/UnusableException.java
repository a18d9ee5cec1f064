package dev.lockstep.ops.cli;

/** What the user gave can't be used; the message says what and why. */
final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(final String message) {
        super(message);
    }
}
