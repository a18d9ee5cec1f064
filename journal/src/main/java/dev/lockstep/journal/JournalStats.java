package dev.lockstep.journal;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a journal holds.
 *
 * @param records whole records
 * @param bytes of records, headers included
 * @param firstSequence of the first record, or -1
 * @param lastSequence of the last record, or -1
 * @param firstTimeNs engine time of the first record, nanoseconds since the epoch, or 0
 * @param lastTimeNs engine time of the last record, or 0
 * @param byTemplate records and bytes by template id, ascending
 */
public record JournalStats(
        long records,
        long bytes,
        long firstSequence,
        long lastSequence,
        long firstTimeNs,
        long lastTimeNs,
        SortedMap<Integer, TemplateStats> byTemplate) {
    /**
     * Records of one message type.
     *
     * @param records how many
     * @param bytes of them, headers included
     */
    public record TemplateStats(long records, long bytes) {
        TemplateStats plus(final long length) {
            return new TemplateStats(records + 1, bytes + length);
        }
    }

    /** Copies the map. */
    public JournalStats {
        byTemplate = Collections.unmodifiableSortedMap(new TreeMap<>(byTemplate));
    }

    /** Engine time from the first record to the last, nanoseconds. */
    public long durationNs() {
        return lastTimeNs - firstTimeNs;
    }
}
