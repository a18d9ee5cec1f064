package dev.lockstep.journal;

import java.time.Instant;

/**
 * Which runs may go. The newest run and live runs never do, whatever the rule says.
 *
 * @param keepNewest this many of the newest runs stay, at least 1
 * @param createdBefore only runs created before this go; null: any
 */
public record PruneRule(int keepNewest, Instant createdBefore) {
    /** Checks the range. */
    public PruneRule {
        if (keepNewest < 1) {
            throw new IllegalArgumentException(
                    "can't keep the newest " + keepNewest + " runs; allowed is 1 or more, the newest run always stays");
        }
    }

    /** Keeps the newest runs, however old they are. */
    public static PruneRule keepNewest(final int runs) {
        return new PruneRule(runs, null);
    }

    /** Lets runs go that were created before the time. */
    public static PruneRule olderThan(final Instant createdBefore) {
        return new PruneRule(1, createdBefore);
    }
}
