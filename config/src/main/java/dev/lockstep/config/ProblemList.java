package dev.lockstep.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers problems and throws them together. */
final class ProblemList {
    /**
     * Overrides have no lines and come after the file; sorting is stable, so they keep the order they were found in.
     */
    private static final Comparator<Problem> IN_FILE_ORDER = Comparator.<Problem>comparingInt(
                    problem -> problem.location().line() == 0 ? 1 : 0)
            .thenComparingInt(problem -> problem.location().line())
            .thenComparingInt(problem -> problem.location().column());

    /** More than anyone reads; what a hostile file adds beyond is only counted. */
    private static final int MAX_KEPT = 200;

    private final List<Problem> problems = new ArrayList<>();
    private int found;

    /** Keeps each problem to one line, and a hostile file from writing control characters to the terminal. */
    void add(final Location location, final String path, final String message) {
        if (found++ < MAX_KEPT) {
            problems.add(new Problem(location, Texts.masked(path), Texts.masked(message)));
        }
    }

    /** Problems found so far, those not kept included. */
    int count() {
        return found;
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            problems.sort(IN_FILE_ORDER);
            throw new ConfigException(problems, found);
        }
    }
}
