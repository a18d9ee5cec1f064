package dev.lockstep.ops;

import dev.lockstep.config.Problems;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names of the configured venues, in the order of their indexes, and whether those who mention one may. */
final class VenueNames {
    private final List<String> names;

    VenueNames(final Set<String> inOrder) {
        names = List.copyOf(inOrder);
    }

    /** Index of the venue that is named, or that of the only one. */
    int indexOf(final Optional<String> name) {
        return name.map(names::indexOf).orElse(0);
    }

    /** The venue that is named, or the only one. */
    String nameOf(final Optional<String> name) {
        return name.orElse(names.get(0));
    }

    /** Whether the venues themselves are fine. */
    void validate(final Problems problems) {
        if (names.size() > Limits.VENUES) {
            problems.add("venues", "has " + names.size() + " entries; at most " + Limits.VENUES);
        }
        names.stream()
                .filter(name -> !VenueTerms.isName(name))
                .forEach(name -> problems.add(
                        "venues.\"" + name.replace("\"", "") + '"',
                        "is the name of a venue; it must be 1 to " + VenueTerms.MAX_NAME_LENGTH
                                + " letters, digits, dashes and underscores"));
    }

    /** Whether what trades at a venue says so, and the venue is there. */
    void validate(final String key, final Optional<String> name, final Problems problems) {
        if (name.isEmpty() && names.size() > 1) {
            problems.add(key, "is required, since there are several venues: " + String.join(", ", names));
        } else if (name.isPresent() && !names.contains(name.get())) {
            problems.add(
                    key,
                    "is " + name.get() + ", which the section venues does not define; there "
                            + (names.size() == 1 ? "is " : "are ") + String.join(", ", names));
        }
    }
}
