package dev.lockstep.ops;

import java.io.PrintWriter;

/** Shows on a terminal how far long work is; says nothing in a pipe. Used on one thread. */
public final class Progress {
    /** The launcher knows what is a terminal; the virtual machine knows it of output and error streams only together with the input. */
    private static final String IS_TERMINAL = "lockstep.terminal";

    private static final long LOOK_EVERY = 1 << 14;
    private static final long SHOW_EVERY_NS = 500_000_000L;

    private final PrintWriter terminal;
    private final String what;
    private final long startNs = System.nanoTime();
    private long shownNs = startNs;
    private long events;
    private boolean shown;

    /**
     * A display.
     *
     * @param terminal where to show it, or null for nowhere
     * @param what is counted, such as "events"
     */
    public Progress(final PrintWriter terminal, final String what) {
        this.terminal = terminal;
        this.what = what;
    }

    /** A display on the error stream if the launcher said that it is a terminal and so is the output, otherwise nowhere. */
    public static Progress onTerminal(final String what) {
        return new Progress(Boolean.getBoolean(IS_TERMINAL) ? new PrintWriter(System.err, true) : null, what);
    }

    /** Another one is done. */
    public void event() {
        events(1);
    }

    /** So many more are done. */
    public void events(final int count) {
        final long before = events;
        events += count;
        if (terminal != null && (before ^ events) >= LOOK_EVERY) {
            show();
        }
    }

    private void show() {
        final long nowNs = System.nanoTime();
        if (nowNs - shownNs >= SHOW_EVERY_NS) {
            shownNs = nowNs;
            shown = true;
            terminal.printf("\r%,d %s, %,.0f/s ", events, what, events / ((nowNs - startNs) / 1e9));
            terminal.flush();
        }
    }

    /** Clears the line. */
    public void done() {
        if (shown) {
            terminal.print("\r\u001B[K");
            terminal.flush();
        }
    }
}
