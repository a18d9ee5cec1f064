package dev.lockstep.engine.run;

import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateImage;
import java.util.List;

/**
 * With what a run begins.
 *
 * @param startNs engine time of its first events, nanoseconds since the epoch
 * @param epoch of the run; 0 for simulated runs
 * @param seed of everything random outside the core
 * @param settingsHash of all settings that matter to behaviour
 * @param instruments those known at the start, in the order of their indexes; none if they are part of the image
 * @param image state of every stage to start from, in their order; empty for a fresh start
 */
public record RunHeader(
        long startNs,
        int epoch,
        long seed,
        long settingsHash,
        List<InstrumentTerms> instruments,
        List<StateImage> image) {}
