package dev.lockstep.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How enum constants look in YAML, how given text looks in messages, and which known name is nearest. */
final class Texts {
    private static final int SHOWN_LENGTH = 60;

    /** A longer text is no misspelt name, and comparing it would only take time. */
    private static final int COMPARED_LENGTH = 200;

    private Texts() {}

    /** {@code TIME_BAR} becomes {@code time-bar}. */
    static String nameOf(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Given text in quotes, shortened. */
    static String shown(final String text) {
        final String head = text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "...";
        return "'" + masked(head) + "'";
    }

    /** Replaces control characters and what else has no glyph. */
    static String masked(final String text) {
        return text.replaceAll("\\p{C}", "?");
    }

    /** The message's ending for an unknown name: the nearest known one, if any is near, and all of them. */
    static String hint(final String given, final Collection<String> known) {
        final String all = known.isEmpty() ? "none is allowed here" : "known: " + String.join(", ", known);
        return nearest(given, known)
                        .map(name -> "; did you mean '" + name + "'? (")
                        .orElse(" (") + all + ")";
    }

    /**
     * The known name with the least edit distance, if it is near enough to be what was meant; the first of equals. Case
     * and word separators do not count, so that a name in another notation is recognised.
     */
    static Optional<String> nearest(final String given, final Collection<String> known) {
        if (given.length() > COMPARED_LENGTH) {
            return Optional.empty();
        }
        final String wanted = letters(given);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (final String name : known) {
            final int distance = distance(wanted, letters(name));
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return bestDistance <= Math.max(2, wanted.length() / 3) && bestDistance < wanted.length()
                ? Optional.of(best)
                : Optional.empty();
    }

    private static String letters(final String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Edits between two texts, where an edit inserts, deletes, replaces one character or swaps two neighbours. */
    static int distance(final String a, final String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            final int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
