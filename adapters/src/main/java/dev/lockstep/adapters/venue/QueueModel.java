package dev.lockstep.adapters.venue;

/** Where a resting order stands among what is displayed at its price. */
public enum QueueModel {
    /** Behind everything displayed when it joins: the cautious choice. */
    BEHIND_DISPLAYED,
    /**
     * In front of everything displayed: any trade at its price fills it. For bounds on what a better place would be
     * worth.
     */
    FRONT
}
