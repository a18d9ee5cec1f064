package dev.lockstep.bench;

import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;

/** A number of quotes of the tape as history, a microsecond apart. */
final class TapeHistory implements HistorySource {
    private static final long STEP_NS = 1_000;

    private final QuoteTape tape;
    private final long count;
    private long next;

    TapeHistory(final QuoteTape tape, final long count) {
        this.tape = tape;
        this.count = count;
    }

    @Override
    public long nextTimeNs() {
        return next == count ? NO_MORE : BenchRun.START_NS + next * STEP_NS;
    }

    @Override
    public boolean deliver(final MessageSink sink) {
        final boolean taken = sink.offer(tape.buffer(), tape.offset(next), QuoteTape.MESSAGE_LENGTH);
        if (taken) {
            next++;
        }
        return taken;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
