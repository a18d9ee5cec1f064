package dev.lockstep.journal;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.execution.LoopbackMismatchException;
import dev.lockstep.engine.ring.SlotHandler;
import dev.lockstep.engine.run.EngineFailedException;
import dev.lockstep.engine.run.ReplayPump;

/**
 * Feeds the inputs of a run to a core for somebody who looks on: unlike {@link Replay}, which proves that a run can be repeated, it goes as far as the run can be read and then says why not further. That
 * the core decides as it did is held against the journaled updates of orders.
 */
public final class Retelling {
    private Retelling() {}

    /**
     * Tells a run, on the calling thread.
     *
     * @param core fresh, with the settings of the run
     * @param chainSeed where the run's chains started
     * @param onlooker called after each event, with the slot as the stages left it
     * @throws EngineFailedException if the core fails where the run did not
     */
    public static Retold tell(
            final RunDirectory run, final Core core, final long chainSeed, final SlotHandler onlooker) {
        final ReplayPump pump = new ReplayPump(core, chainSeed, onlooker);
        try (JournalReader in = run.reader(JournalKind.IN)) {
            while (in.next()) {
                pump.feed(in.buffer(), in.offset(), in.length());
            }
            return new Retold(pump.sequencer().sequence(), Retold.End.WHOLE, null);
        } catch (final DamagedJournalException e) {
            return new Retold(pump.sequencer().sequence(), Retold.End.DAMAGED, e.getMessage());
        } catch (final EngineFailedException e) {
            return failed(run, pump.sequencer().sequence(), e);
        }
    }

    private static Retold failed(final RunDirectory run, final long sequence, final EngineFailedException failure) {
        if (failure.getCause() instanceof LoopbackMismatchException) {
            return new Retold(
                    sequence - 1,
                    Retold.End.DIVERGED,
                    "this build decides otherwise than the one of the run from sequence " + sequence
                            + " on; see 'lockstep replay'");
        }
        if (run.manifest().status() == RunStatus.FAILED) {
            return new Retold(
                    sequence - 1,
                    Retold.End.FAILED,
                    "the run failed at sequence " + sequence + ": " + failure.getMessage());
        }
        throw failure;
    }
}
