package dev.lockstep.engine.port;

/**
 * A source that answers what the engine does, in the engine's own time: the simulated venue. It hears inputs as an
 * {@link InputListener} and orders as a {@link Gateway}. Both methods here are called on the ingress thread.
 */
public interface ReactiveSource {
    /** Nothing ever answers. */
    ReactiveSource NONE = new ReactiveSource() {
        @Override
        public long nextTimeNs() {
            return HistorySource.NO_MORE;
        }

        @Override
        public int advance(final long nowNs, final MessageSink sink, final int limit) {
            return 0;
        }
    };

    /** Earliest engine time at which {@link #advance} has something to do, or {@link HistorySource#NO_MORE}. */
    long nextTimeNs();

    /**
     * Does what is due at or before {@code nowNs} and hands over reports that are due, oldest first.
     *
     * @param limit most reports to hand over, above 0
     * @return reports handed over; 0 also when only inner work was due
     */
    int advance(long nowNs, MessageSink sink, int limit);
}
