package dev.lockstep.ops;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of one kill of a drill.
 *
 * @param trigger how it killed
 * @param directory of the run; null if it did not come to one
 * @param confirmed whether every venue and, as the trigger is, the core or the latch say that nothing is open
 * @param confirmedAfterNs from the kill to the last of these words, nanoseconds; -1 if one is missing
 * @param problem why there was no kill, or what is missing besides the venues' words; empty if nothing is
 * @param venues in their order; empty if there was no kill
 */
public record KillDrillResult(
        KillTrigger trigger,
        Path directory,
        boolean confirmed,
        long confirmedAfterNs,
        String problem,
        List<VenueDrill> venues) {
    /** Whether a drill did all that it is for: it has killed by every trigger, and every kill was confirmed. */
    public static boolean areConfirmed(final List<KillDrillResult> results) {
        return results.size() == KillTrigger.values().length && results.stream().allMatch(KillDrillResult::confirmed);
    }

    /** Whether it came to the kill. */
    public boolean hasKilled() {
        return !venues.isEmpty();
    }
}
