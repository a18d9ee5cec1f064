package dev.lockstep.engine.feature;

import dev.lockstep.engine.ring.BarUpdate;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.state.Stateful;

/** One feature of one instrument. Lives in the feature stage; no clock but the context's, no allocation after warm-up. */
public interface Feature extends Stateful {
    /**
     * Looks at the event and takes from it what concerns this feature.
     *
     * @return whether {@link #value} is new and ready to be used
     */
    boolean update(FeatureContext context);

    /** The value after an {@link #update} or {@link #onDeadline} that returned true. */
    double value();

    /** Whether {@link #deadlineNs} may ever be anything but {@link Deadline#NONE}; asked once. */
    default boolean hasDeadlines() {
        return false;
    }

    /** When {@link #onDeadline} is wanted, engine time in nanoseconds, or {@link Deadline#NONE}; read after every call. */
    default long deadlineNs() {
        return Deadline.NONE;
    }

    /**
     * The deadline has come.
     *
     * @return as for {@link #update}
     */
    default boolean onDeadline(final long deadlineNs) {
        return false;
    }

    /** Whether every new value is a closed bar, to be described by {@link #describe}. */
    default boolean isBar() {
        return false;
    }

    /** Fills in prices, volume and close time of the bar that just closed. */
    default void describe(final BarUpdate bar) {
        throw new IllegalStateException("not a bar feature");
    }
}
