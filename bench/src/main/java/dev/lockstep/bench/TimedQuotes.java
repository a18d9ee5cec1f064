package dev.lockstep.bench;

import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;

/** Hands over each quote when it is due; the ingress thread's own duty cycle is the clock hand. */
final class TimedQuotes implements LiveSource {
    private final QuoteTape tape;
    private final Schedule schedule;
    private int next;

    TimedQuotes(final QuoteTape tape, final Schedule schedule) {
        this.tape = tape;
        this.schedule = schedule;
    }

    @Override
    public int poll(final MessageSink sink, final int limit) {
        int taken = 0;
        while (taken < limit
                && next < schedule.quotes()
                && schedule.isDue(next)
                && sink.offer(tape.buffer(), tape.offset(next), QuoteTape.MESSAGE_LENGTH)) {
            next++;
            taken++;
        }
        return taken;
    }

    @Override
    public boolean isExhausted() {
        return next == schedule.quotes();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
