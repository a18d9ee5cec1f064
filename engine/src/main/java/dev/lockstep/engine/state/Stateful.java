package dev.lockstep.engine.state;

/** Something whose whole state can be written in one canonical order and read back in the same order. */
public interface Stateful {
    /** Writes everything that later behaviour depends on; equal states write equal words, whatever their history. */
    void writeState(StateSink sink);

    /** Reads into a fresh object what {@link #writeState} wrote. */
    void readState(StateSource source);
}
