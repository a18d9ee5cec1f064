package dev.lockstep.ops;

import dev.lockstep.engine.gateway.Kill;
import dev.lockstep.engine.gateway.KillProgress;
import dev.lockstep.engine.gateway.VenueProgress;
import java.util.Locale;

/** What became of a kill, in words. */
final class KillReport {
    private KillReport() {}

    /**
     * A sentence about the kill, and one about each venue that has not confirmed.
     *
     * @param progress null if the canceller never looked
     */
    static String text(final Kill kill, final KillProgress progress) {
        final String set = "kill latch set by " + kill.by() + " (" + kill.reason() + "): ";
        if (progress == null || progress.kill().number() != kill.number()) {
            return set + "nothing was cancelled by it; find out what is open at the venues";
        }
        final StringBuilder text = new StringBuilder(set);
        text.append(orders(progress.found())).append(" open, ");
        text.append(progress.found() - Math.min(progress.found(), progress.unconfirmed()))
                .append(" cancelled or filled since, ");
        text.append(progress.unconfirmed()).append(" unconfirmed");
        if (progress.isConfirmed()) {
            text.append(String.format(Locale.ROOT, "; confirmed after %.1f ms", progress.confirmedAfterNs() / 1e6));
        }
        for (final VenueProgress venue : progress.venues()) {
            if (!venue.isConfirmed()) {
                text.append(System.lineSeparator()).append(unconfirmed(venue));
            }
        }
        return text.toString();
    }

    private static String unconfirmed(final VenueProgress venue) {
        return "venue " + venue.venue() + " has not confirmed after " + venue.cancels() + " cancels ("
                + venue.repeats() + " of them repeated): " + orders(venue.unconfirmed()) + " may be open there"
                + (venue.sending() ? ", and a message may be on its way" : "")
                + "; look there, nothing here cancels them any more";
    }

    private static String orders(final int count) {
        return count == 1 ? "1 order" : count + " orders";
    }
}
