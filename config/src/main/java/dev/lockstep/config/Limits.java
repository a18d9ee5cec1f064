package dev.lockstep.config;

import dev.lockstep.config.Node.Scalar;
import dev.lockstep.config.ScalarType.WrongForm;

/**
 * An allowed range, both ends included.
 *
 * @param min  the least allowed value, or null
 * @param max  the greatest allowed value, or null
 * @param text how it is said in messages: {@code from 1 to 100}; empty without limits
 */
record Limits(Comparable<?> min, Comparable<?> max, String text) {
    static final Limits NONE = new Limits(null, null, "");

    /**
     * Reads the ends as the type does.
     *
     * @throws IllegalArgumentException if the annotation does not fit the type or is empty
     */
    static Limits of(final Range range, final ScalarType type, final String component) {
        if (range == null) {
            return NONE;
        }
        if (!type.ranged() || (range.min().isEmpty() && range.max().isEmpty())) {
            throw new IllegalArgumentException(
                    "@Range of " + component + " needs an end, and a number, decimal, duration or size to limit");
        }
        final String text = range.max().isEmpty()
                ? "at least " + range.min()
                : range.min().isEmpty() ? "at most " + range.max() : "from " + range.min() + " to " + range.max();
        return new Limits(end(range.min(), type, component), end(range.max(), type, component), text);
    }

    boolean allow(final Object value) {
        return (min == null || compare(min, value) <= 0) && (max == null || compare(max, value) >= 0);
    }

    private static Comparable<?> end(final String text, final ScalarType type, final String component) {
        if (text.isEmpty()) {
            return null;
        }
        final ProblemList problems = new ProblemList();
        final Node node = YamlReader.readValue(Location.of("@Range of " + component), text, problems);
        problems.throwIfAny();
        try {
            return (Comparable<?>) type.reader().read((Scalar) node);
        } catch (final WrongForm | ClassCastException e) {
            throw new IllegalArgumentException("@Range of " + component + ": expected " + type.form(), e);
        }
    }

    /** Both were read by the same reader, so they are of one class. */
    @SuppressWarnings("unchecked")
    private static int compare(final Comparable<?> end, final Object value) {
        return ((Comparable<Object>) end).compareTo(value);
    }
}
