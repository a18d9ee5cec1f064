package dev.lockstep.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a run. */
public enum RunStatus {
    /** Being written, or its process died and the next start has not sealed it yet. */
    RUNNING,
    /** Ended in order and sealed. */
    ENDED,
    /** Its process died; sealed at a later start with what is whole. */
    CRASHED,
    /** Stopped by an exception in a handler, and sealed. */
    FAILED;

    /** As written in a manifest. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the files of such a run are sealed: their digests are in the manifest. */
    public boolean isSealed() {
        return this != RUNNING;
    }
}
