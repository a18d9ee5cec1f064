package dev.lockstep.ops.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The first and the last fills of a run; what is between them is only counted. */
final class FillExcerpt {
    private final int most;
    private final List<Fill> first = new ArrayList<>();
    private final Deque<Fill> last = new ArrayDeque<>();
    private long leftOut;

    /** @param most fills that are kept of the beginning, and of the end */
    FillExcerpt(final int most) {
        this.most = most;
    }

    void add(final Fill fill) {
        if (first.size() < most) {
            first.add(fill);
            return;
        }
        last.addLast(fill);
        if (last.size() > most) {
            last.removeFirst();
            leftOut++;
        }
    }

    List<Fill> first() {
        return first;
    }

    /** Those that are not among the first. */
    Collection<Fill> last() {
        return last;
    }

    /** Fills between the first and the last. */
    long leftOut() {
        return leftOut;
    }
}
