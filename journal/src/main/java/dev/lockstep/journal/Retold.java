package dev.lockstep.journal;

/**
 * How far a run could be told again.
 *
 * @param events inputs fed
 * @param end how the telling ended
 * @param flaw why it ends there although there should be more, or null if that is where the run ends
 */
public record Retold(long events, End end, String flaw) {
    /** How a telling ended. */
    public enum End {
        /** With the last input. */
        WHOLE,
        /** Where the run itself had failed. */
        FAILED,
        /** Where this build decides otherwise than the one of the run. */
        DIVERGED,
        /** Where the journal can't be read any further. */
        DAMAGED
    }
}
