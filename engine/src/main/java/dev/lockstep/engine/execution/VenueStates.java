package dev.lockstep.engine.execution;

import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/** What is known of the venues themselves: whether orders can be sent to them, and what they are listing. */
final class VenueStates implements Stateful {
    private final boolean[] down;
    /** Number of the reconciliation that is under way or was the last. */
    private final long[] listing;
    /** Number of the input at which it began. */
    private final long[] listingSince;

    private final long[] listingSinceNs;
    /** Engine time at which the session was last lost, nanoseconds; 0 if it never was. */
    private final long[] downNs;
    /** When the venue is to be asked again for a list, unless one has come by then; engine time, nanoseconds. */
    private final long[] askAgainNs;
    /** The list that is under way answers all that has been asked. */
    private final boolean[] isAnswering;

    VenueStates(final int venues) {
        down = new boolean[venues];
        listing = new long[venues];
        listingSince = new long[venues];
        listingSinceNs = new long[venues];
        downNs = new long[venues];
        askAgainNs = new long[venues];
        isAnswering = new boolean[venues];
        Arrays.fill(askAgainNs, Deadline.NONE);
    }

    boolean isKnown(final int venue) {
        return venue >= 0 && venue < down.length;
    }

    boolean isDown(final int venue) {
        return down[venue];
    }

    void down(final int venue, final boolean isDown, final long nowNs) {
        down[venue] = isDown;
        if (isDown) {
            downNs[venue] = nowNs;
        }
    }

    void beginListing(final int venue, final long input, final long nowNs) {
        listing[venue]++;
        listingSince[venue] = input;
        listingSinceNs[venue] = nowNs;
        isAnswering[venue] = true;
    }

    /** Whether the list that is under way tells what became of a request: it was lost with the session, or is older than answers take. */
    boolean knowsOf(final int venue, final long requestNs, final long answerTimeoutNs) {
        return requestNs <= downNs[venue] || requestNs + answerTimeoutNs <= listingSinceNs[venue];
    }

    void endListing(final int venue) {
        if (isAnswering[venue]) {
            askAgainNs[venue] = Deadline.NONE;
        }
        isAnswering[venue] = false;
    }

    long listing(final int venue) {
        return listing[venue];
    }

    long listingSince(final int venue) {
        return listingSince[venue];
    }

    /** Whether a list has been asked for and has not begun: one that is under way says nothing of what is lost now. */
    boolean isAsked(final int venue) {
        return askAgainNs[venue] != Deadline.NONE && !isAnswering[venue];
    }

    void asked(final int venue, final long againNs) {
        askAgainNs[venue] = againNs;
        isAnswering[venue] = false;
    }

    /** The first venue that is to be asked again by now, or -1. */
    int overdue(final long nowNs) {
        for (int i = 0; i < askAgainNs.length; i++) {
            if (askAgainNs[i] <= nowNs) {
                return i;
            }
        }
        return -1;
    }

    long deadlineNs() {
        long earliest = Deadline.NONE;
        for (final long againNs : askAgainNs) {
            earliest = Math.min(earliest, againNs);
        }
        return earliest;
    }

    @Override
    public void writeState(final StateSink sink) {
        for (int i = 0; i < down.length; i++) {
            sink.put("down", down[i]);
            sink.put("listing", listing[i]);
            sink.put("listingSince", listingSince[i]);
            sink.put("listingSinceNs", listingSinceNs[i]);
            sink.put("downNs", downNs[i]);
            sink.put("askAgainNs", askAgainNs[i]);
            sink.put("isAnswering", isAnswering[i]);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (int i = 0; i < down.length; i++) {
            down[i] = source.getBoolean("down");
            listing[i] = source.get("listing");
            listingSince[i] = source.get("listingSince");
            listingSinceNs[i] = source.get("listingSinceNs");
            downNs[i] = source.get("downNs");
            askAgainNs[i] = source.get("askAgainNs");
            isAnswering[i] = source.getBoolean("isAnswering");
        }
    }
}
