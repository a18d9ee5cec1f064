package dev.lockstep.journal;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.journal.JournalStats.TemplateStats;
import java.nio.ByteOrder;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Counts the records of one journal. */
final class StatsCounter {
    /** The template id is the second field of every message's SBE header. */
    private static final int TEMPLATE_ID_OFFSET = RecordHeader.LENGTH + Short.BYTES;

    private static final int MIN_COUNTED_LENGTH = TEMPLATE_ID_OFFSET + Short.BYTES;
    private static final int NO_TEMPLATE = -1;

    private final TreeMap<Integer, TemplateStats> byTemplate = new TreeMap<>();
    private long records;
    private long bytes;
    private long firstSequence = DamagedJournalException.NO_SEQUENCE;
    private long lastSequence = DamagedJournalException.NO_SEQUENCE;
    private long firstTimeNs;
    private long lastTimeNs;

    static JournalStats count(final JournalReader reader) {
        final StatsCounter counter = new StatsCounter();
        while (reader.next()) {
            counter.add(reader.buffer(), reader.offset(), reader.length());
        }
        return counter.stats();
    }

    private void add(final DirectBuffer buffer, final int offset, final int length) {
        lastSequence = RecordHeader.sequence(buffer, offset);
        lastTimeNs = RecordHeader.timeNs(buffer, offset);
        if (records == 0) {
            firstSequence = lastSequence;
            firstTimeNs = lastTimeNs;
        }
        records++;
        bytes += length;
        final int template = length < MIN_COUNTED_LENGTH
                ? NO_TEMPLATE
                : buffer.getShort(offset + TEMPLATE_ID_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        byTemplate.put(
                template,
                byTemplate.getOrDefault(template, new TemplateStats(0, 0)).plus(length));
    }

    private JournalStats stats() {
        return new JournalStats(records, bytes, firstSequence, lastSequence, firstTimeNs, lastTimeNs, byTemplate);
    }
}
