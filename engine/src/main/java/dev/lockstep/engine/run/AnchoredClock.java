package dev.lockstep.engine.run;

import dev.lockstep.engine.port.EngineClock;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/** Anchored to the wall clock once, and from then on advanced by the monotonic clock. */
public final class AnchoredClock implements EngineClock {
    private final EpochNanoClock wall;
    private final NanoClock monotonic;
    private final long anchorNs;

    /** Anchors now. */
    public AnchoredClock(final EpochNanoClock wall, final NanoClock monotonic) {
        this.wall = wall;
        this.monotonic = monotonic;
        anchorNs = wall.nanoTime() - monotonic.nanoTime();
    }

    @Override
    public long nowNs() {
        return anchorNs + monotonic.nanoTime();
    }

    @Override
    public long wallAheadNs() {
        return wall.nanoTime() - nowNs();
    }
}
