package dev.lockstep.ops.cli;

import dev.lockstep.engine.ring.Limits;
import dev.lockstep.journal.EpochStore;
import dev.lockstep.ops.LockstepConfig;

/** Epochs of runs that are not simulated. */
final class Epochs {
    private Epochs() {}

    /** Takes the next one of the configuration's journal directory. */
    static long next(final LockstepConfig config) {
        final long epoch = new EpochStore(config.journal().dir()).next();
        if (epoch > Limits.MAX_EPOCH) {
            throw new UnusableException(
                    "epoch " + epoch + " of " + config.journal().dir() + " is beyond what order ids hold ("
                            + Limits.MAX_EPOCH + "); use another journal.dir");
        }
        return epoch;
    }
}
