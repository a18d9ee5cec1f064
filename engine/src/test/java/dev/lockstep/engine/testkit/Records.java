package dev.lockstep.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.MessagePrinter;
import dev.lockstep.codecs.RecordHeader;
import java.util.List;
import org.agrona.DirectBuffer;

/** Compares logs and names the first difference instead of printing them whole. */
public final class Records {
    private Records() {}

    /** Fails at the first record that differs. */
    public static void assertSame(
            final String what, final List<? extends DirectBuffer> actual, final List<? extends DirectBuffer> expected) {
        final int common = Math.min(actual.size(), expected.size());
        for (int i = 0; i < common; i++) {
            if (!actual.get(i).equals(expected.get(i))) {
                assertThat(print(actual.get(i))).as("%s, record %d", what, i).isEqualTo(print(expected.get(i)));
            }
        }
        assertThat(actual.size()).as("number of records, %s", what).isEqualTo(expected.size());
    }

    private static String print(final DirectBuffer record) {
        return RecordHeader.sequence(record, 0) + " at " + RecordHeader.timeNs(record, 0) + " of "
                + RecordHeader.source(record, 0) + ": "
                + text(record);
    }

    private static StringBuilder text(final DirectBuffer record) {
        final StringBuilder text = new StringBuilder();
        new MessagePrinter().appendText(text, record, RecordHeader.LENGTH, record.capacity() - RecordHeader.LENGTH);
        return text;
    }
}
