package dev.lockstep.engine.port;

/**
 * A source whose events carry their own time: files and other recordings. Used by the ingress thread only, and merged with
 * its peers by (time, source index, own order).
 */
public interface HistorySource extends AutoCloseable {
    /** What {@link #nextTimeNs} says after the last event. */
    long NO_MORE = Long.MAX_VALUE;

    /**
     * Engine time of the next event, nanoseconds since the epoch, or {@link #NO_MORE}. Never smaller than the one before. Stable until
     * {@link #deliver}.
     *
     * @throws dev.lockstep.engine.port.BadDataException if what comes next can't be read and the settings say to fail
     */
    long nextTimeNs();

    /**
     * Hands the next event, exactly one message, to the sink; only called when {@link #nextTimeNs} is not {@link #NO_MORE}. If the sink
     * refuses, the event stays next.
     *
     * @return whether the sink took it
     */
    boolean deliver(MessageSink sink);

    /** Records left out as bad so far. */
    default long skipped() {
        return 0;
    }

    /** Records that were put back in time order so far. */
    default long reordered() {
        return 0;
    }

    @Override
    void close();
}
