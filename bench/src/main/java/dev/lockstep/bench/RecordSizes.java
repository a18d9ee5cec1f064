package dev.lockstep.bench;

import dev.lockstep.engine.port.JournalWriter;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;

/** Keeps the lengths of all records of a run in the order in which they were journaled, so that the floor can append the same. */
final class RecordSizes {
    /** Lengths; those of outputs are negative. */
    private final IntArrayList signed = new IntArrayList();

    JournalWriter in() {
        return new Recorder(1);
    }

    JournalWriter out() {
        return new Recorder(-1);
    }

    /** Appends records of the same lengths to the same journals in the same order. */
    void append(final BareQueue in, final BareQueue out) {
        for (int i = 0; i < signed.size(); i++) {
            final int length = signed.getInt(i);
            if (length > 0) {
                in.append(length);
            } else {
                out.append(-length);
            }
        }
    }

    private final class Recorder implements JournalWriter {
        private final int sign;

        private Recorder(final int sign) {
            this.sign = sign;
        }

        @Override
        public void append(final DirectBuffer record, final int offset, final int length) {
            signed.addInt(sign * length);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
