package dev.lockstep.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Lost when serialised; the message keeps the text. */
    private final transient List<Problem> problems;

    ConfigException(final List<Problem> problems, final int found) {
        super(message(problems, found));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of the file, those of overrides last; of more than 200, the first 200 found. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(final List<Problem> problems, final int found) {
        final String lines =
                problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator()));
        final int more = found - problems.size();
        return more == 0 ? lines : lines + System.lineSeparator() + "and " + more + " more";
    }
}
