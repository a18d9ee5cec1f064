package dev.lockstep.engine.venue;

import java.util.Objects;

/**
 * What is fixed about a venue; its index is its place among the settings' venues.
 *
 * @param name 1 to {@value #MAX_NAME_LENGTH} letters, digits, dashes and underscores, unique within a run
 * @param capabilities what it does by itself
 */
public record VenueTerms(String name, VenueCapabilities capabilities) {
    /** Longest name, characters. */
    public static final int MAX_NAME_LENGTH = 8;

    /** Checks the name. */
    public VenueTerms {
        if (!isName(name)) {
            throw new IllegalArgumentException("venue '" + name + "'; a name has 1 to " + MAX_NAME_LENGTH
                    + " letters, digits, dashes and underscores");
        }
        Objects.requireNonNull(capabilities, "capabilities");
    }

    /** A venue of {@link VenueCapabilities#BASIC}. */
    public static VenueTerms basic(final String name) {
        return new VenueTerms(name, VenueCapabilities.BASIC);
    }

    /** Whether a venue may be called so. */
    public static boolean isName(final String text) {
        return text.matches("[A-Za-z0-9_-]{1," + MAX_NAME_LENGTH + "}");
    }
}
