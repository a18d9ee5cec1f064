package dev.lockstep.adapters.file;

import java.util.ArrayList;
import java.util.List;

/** Counts bad records and keeps the first few problems for the report. */
final class ProblemLog {
    /** Problems kept; later ones are only counted. */
    static final int MAX_KEPT = 10;

    private final List<String> kept = new ArrayList<>(MAX_KEPT);
    private long skipped;

    void skip(final String place, final String problem) {
        skipped++;
        note(place, problem);
    }

    /** Keeps a problem that is not about one record. */
    void note(final String place, final String problem) {
        if (kept.size() < MAX_KEPT) {
            kept.add(place + ": " + problem);
        }
    }

    long skipped() {
        return skipped;
    }

    List<String> kept() {
        return List.copyOf(kept);
    }
}
