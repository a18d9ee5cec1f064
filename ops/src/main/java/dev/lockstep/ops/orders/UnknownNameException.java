package dev.lockstep.ops.orders;

/** Something was named that a run does not have; the message says what it has. */
public final class UnknownNameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownNameException(final String message) {
        super(message);
    }
}
