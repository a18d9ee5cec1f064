package dev.lockstep.ops.cli;

/** The exit codes of every command; stable. */
final class ExitCode {
    /** Done; a replay was identical. */
    static final int OK = 0;
    /** A replay differs from its run. */
    static final int DIVERGED = 1;
    /** Wrong usage or configuration, or data or a journal that can't be read; nothing was started or what was started was sealed. */
    static final int UNUSABLE = 2;
    /** The engine failed and stopped; the run is sealed as failed. */
    static final int FAILED = 3;
    /** The run ended in order because the disk's reserve was touched. */
    static final int DISK_RESERVE = 4;

    /** A drill was not confirmed: something is open, or nobody said that nothing is. */
    static final int UNCONFIRMED = 5;

    private ExitCode() {}
}
