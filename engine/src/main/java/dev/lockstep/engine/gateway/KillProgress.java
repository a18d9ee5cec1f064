package dev.lockstep.engine.gateway;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How far a kill has come.
 *
 * @param kill which
 * @param venues in their order
 */
public record KillProgress(Kill kill, List<VenueProgress> venues) {
    /** Whether every venue has confirmed that nothing is open, and nothing will be until the latch is reset. */
    public boolean isConfirmed() {
        return venues.stream().allMatch(VenueProgress::isConfirmed);
    }

    /** Orders that were found open. */
    public int found() {
        return sum(VenueProgress::found);
    }

    /** Orders that may still be open. */
    public int unconfirmed() {
        return sum(VenueProgress::unconfirmed);
    }

    private int sum(final ToIntFunction<VenueProgress> count) {
        return venues.stream().mapToInt(count).sum();
    }

    /** From the setting of the latch to the first cancel sent, nanoseconds; -1 if there was none. */
    public long firstCancelAfterNs() {
        return venues.stream()
                .filter(venue -> venue.firstCancelNs() != 0)
                .mapToLong(venue -> venue.firstCancelNs() - kill.setNs())
                .min()
                .orElse(-1);
    }

    /** From the setting of the latch to the last venue's confirmation, nanoseconds; -1 while one is missing. */
    public long confirmedAfterNs() {
        return isConfirmed()
                ? venues.stream()
                        .mapToLong(venue -> venue.confirmedNs() - kill.setNs())
                        .max()
                        .orElse(0)
                : -1;
    }
}
