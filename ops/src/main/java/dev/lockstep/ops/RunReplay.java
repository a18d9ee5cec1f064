package dev.lockstep.ops;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.limit.PreviewListener;
import dev.lockstep.engine.ring.SlotHandler;
import dev.lockstep.engine.state.StateText;
import dev.lockstep.journal.Replay;
import dev.lockstep.journal.ReplayResult;
import dev.lockstep.journal.Retelling;
import dev.lockstep.journal.Retold;
import dev.lockstep.journal.RunDirectory;
import java.util.ArrayList;
import java.util.List;

/** A replay of a run with the configuration that its manifest holds. */
public final class RunReplay {
    private static final int HEX = 16;
    /** A replay pins no threads, and the CPUs of the run may not exist where it is replayed. */
    private static final String UNPINNED = "engine.cpus=[]";

    private final RunDirectory run;
    private final LockstepConfig config;
    private final Core core;
    private final long chainSeed;

    private RunReplay(final RunDirectory run, final LockstepConfig config, final Core core, final long chainSeed) {
        this.run = run;
        this.config = config;
        this.core = core;
        this.chainSeed = chainSeed;
    }

    /**
     * A replay, not yet run.
     *
     * @param overrides settings that are changed for it; the chains start where the run's did nevertheless, so that only what the core decides is compared
     * @throws dev.lockstep.journal.DamagedJournalException if the run is not as it was sealed
     * @throws dev.lockstep.config.ConfigException if an override is wrong
     */
    public static RunReplay of(final RunDirectory run, final List<String> overrides) {
        final LockstepConfig config = config(run, overrides);
        final long chainSeed = Long.parseUnsignedLong(run.manifest().settingsHash(), HEX);
        return new RunReplay(run, config, new Blueprint(config).core(chainSeed), chainSeed);
    }

    private static LockstepConfig config(final RunDirectory run, final List<String> overrides) {
        final List<String> settings = new ArrayList<>(List.of(UNPINNED));
        settings.addAll(overrides);
        return Configurations.parse(run.id() + "/manifest.json", run.manifest().configuration(), settings);
    }

    /** Whether a setting plays a part in a replay: what the market, the venue and the clock told stands in the journal. */
    public static boolean isChangeable(final String key) {
        return Blueprint.shapesTheCore(key);
    }

    /** Feeds the inputs up to a sequence, or {@link Replay#TO_THE_END}, and compares the outputs. Once. */
    public ReplayResult run(final long untilSequence) {
        return run(untilSequence, new Progress(null, ""));
    }

    /** As {@link #run(long)}, and tells how far it is. */
    public ReplayResult run(final long untilSequence, final Progress progress) {
        try {
            return Replay.run(run, core, chainSeed, untilSequence, progress::event);
        } finally {
            progress.done();
        }
    }

    /**
     * Feeds the inputs as far as they can be read, for somebody who looks on; nothing is compared but the updates of orders. Once.
     *
     * @param onlooker called after each event, with the slot as the stages left it
     */
    public Retold tell(final SlotHandler onlooker, final Progress progress) {
        try {
            return Retelling.tell(run, core, chainSeed, slot -> {
                onlooker.onEvent(slot);
                progress.event();
            });
        } finally {
            progress.done();
        }
    }

    /**
     * Lets changed limits be tried beside what the run decided; before it is told.
     *
     * @param overrides of limits and sizing
     * @throws dev.lockstep.config.ConfigException if an override is wrong
     */
    public void preview(final List<String> overrides, final PreviewListener listener) {
        core.preview(new Blueprint(config(run, overrides)).settings(chainSeed), listener);
    }

    /** The core, to be audited before the run is told. */
    public Core core() {
        return core;
    }

    /** The configuration of the run. */
    public LockstepConfig config() {
        return config;
    }

    /** The state of all stages after the last input that was fed. */
    public String state() {
        return StateText.of("feature", core.feature())
                + StateText.of("signal", core.signal())
                + StateText.of("risk", core.risk())
                + StateText.of("execution", core.execution());
    }
}
