package dev.lockstep.engine.run;

import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.ring.SourceId;
import java.util.List;

/** Merges sources over history by (time, source index, own order). A few sources at most, so a scan beats a heap. */
final class HistoryMerger {
    private final HistorySource[] sources;
    private int nextSource;

    HistoryMerger(final List<HistorySource> sources) {
        this.sources = sources.toArray(HistorySource[]::new);
    }

    /** Time of the earliest event of any source, or {@link HistorySource#NO_MORE}. */
    long nextTimeNs() {
        long earliest = HistorySource.NO_MORE;
        for (int i = 0; i < sources.length; i++) {
            final long timeNs = sources[i].nextTimeNs();
            if (timeNs < earliest) {
                earliest = timeNs;
                nextSource = i;
            }
        }
        return earliest;
    }

    /** The source that has the earliest event, as of the last {@link #nextTimeNs}. */
    HistorySource next() {
        return sources[nextSource];
    }

    /** Walks over all sources with their ids. */
    void forEach(final SourceVisitor visitor) {
        for (int i = 0; i < sources.length; i++) {
            visitor.accept(SourceId.MARKET_DATA + i, sources[i]);
        }
    }

    /** Takes a source and its id. */
    @FunctionalInterface
    interface SourceVisitor {
        void accept(int sourceId, HistorySource source);
    }

    /** Its source id. */
    int nextSourceId() {
        return SourceId.MARKET_DATA + nextSource;
    }
}
