package dev.lockstep.config;

/**
 * A record whose keys depend on each other. A single value's rules belong to {@link Range}, and a rule without a particular key to
 * the record's constructor, which may throw {@link IllegalArgumentException}.
 */
public interface Validated {
    /** Reports each broken rule; called once, after the record has been bound without problems. */
    void validate(Problems problems);
}
