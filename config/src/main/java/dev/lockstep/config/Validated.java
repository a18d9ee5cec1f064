package dev.lockstep.config;

/**
 * A record whose keys depend on each other. The rule of a single value belongs to {@link Range}. A rule that must hold
 * for records made by programs too belongs to the constructor, which throws {@link IllegalArgumentException}: it
 * becomes a problem located at the section.
 */
public interface Validated {
    /**
     * Reports each broken rule; called once, after each value of the record has been bound. Records inside may have broken rules of their own, which have been reported:
     * so that all is said at once, and no more may be believed of them than of any record of their class.
     */
    void validate(Problems problems);

    /** Reports what can only be looked for where nothing else is wrong anywhere; called on the root of a configuration alone, once. */
    default void validateSound(final Problems problems) {
        // Most have no such rules.
    }
}
