package dev.lockstep.engine.execution;

/** A loopback input is not what the execution stage sent back: the log and the logic disagree. */
public final class LoopbackMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient byte[] expected;

    LoopbackMismatchException(final byte[] regenerated) {
        super("the loopback input differs from the message that the execution stage sent back");
        expected = regenerated;
    }

    /** The message that this core sent back, with its SBE header; empty if it sent none. */
    public byte[] regenerated() {
        return expected.clone();
    }
}
