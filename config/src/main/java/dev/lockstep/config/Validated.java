package dev.lockstep.config;

/**
 * A record whose keys depend on each other. The rule of a single value belongs to {@link Range}. A rule that must hold
 * for records made by programs too belongs to the constructor, which throws {@link IllegalArgumentException}: it
 * becomes a problem located at the section.
 */
public interface Validated {
    /** Reports each broken rule; called once, after the record has been bound without problems. */
    void validate(Problems problems);
}
