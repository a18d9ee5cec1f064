package dev.lockstep.journal;

/** The two journals of a run. */
public enum JournalKind {
    /** Every input, in order: each sequence is the one before plus one. */
    IN("in"),
    /** Every decision, under the sequence of the input that caused it: sequences never fall. */
    OUT("out");

    private final String directoryName;

    JournalKind(final String directoryName) {
        this.directoryName = directoryName;
    }

    /** Name of the journal's directory in the run's. */
    public String directoryName() {
        return directoryName;
    }

    boolean mayFollow(final long lastSequence, final long sequence) {
        return this == IN ? sequence == lastSequence + 1 : sequence >= lastSequence;
    }

    String sequenceRule() {
        return this == IN ? "the next sequence without a gap" : "the same sequence or a later one";
    }
}
