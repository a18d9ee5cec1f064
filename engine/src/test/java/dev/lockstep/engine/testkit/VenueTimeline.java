package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.NotSentDecoder;
import dev.lockstep.engine.port.HistorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/** What a venue is going to do, and what it has said that is on its way: in the order of time, and at one time in the order in which it was added. */
final class VenueTimeline {
    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private long added;

    /** Something to do, or a report to hand over; the other is null. */
    record Step(long atNs, long number, Runnable action, DirectBuffer report) implements Comparable<Step> {
        @Override
        public int compareTo(final Step other) {
            return atNs != other.atNs ? Long.compare(atNs, other.atNs) : Long.compare(number, other.number);
        }
    }

    void at(final long atNs, final Runnable action) {
        steps.add(new Step(atNs, added++, action, null));
    }

    void report(final long atNs, final DirectBuffer report) {
        steps.add(new Step(atNs, added++, null, report));
    }

    long nextTimeNs() {
        return steps.isEmpty() ? HistorySource.NO_MORE : steps.peek().atNs;
    }

    /** Takes the next step out. */
    Step poll() {
        return steps.poll();
    }

    /** Puts a step back to where it was. */
    void putBack(final Step step) {
        steps.add(step);
    }

    /** Drops all reports of the venue that are on their way; what the gateway itself says still arrives. */
    void dropReports(final Consumer<DirectBuffer> dropped) {
        final List<Step> kept = new ArrayList<>();
        for (final Step step : steps) {
            if (step.report == null || new Output(0, step.report).templateId() == NotSentDecoder.TEMPLATE_ID) {
                kept.add(step);
            } else {
                dropped.accept(step.report);
            }
        }
        steps.clear();
        steps.addAll(kept);
    }
}
