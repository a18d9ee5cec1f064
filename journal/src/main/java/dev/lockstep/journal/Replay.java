package dev.lockstep.journal;

import dev.lockstep.codecs.MessagePrinter;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.execution.LoopbackMismatchException;
import dev.lockstep.engine.execution.OutputBuffer;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.run.EngineFailedException;
import dev.lockstep.engine.run.ReplayPump;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Feeds the input journal of a run to a fresh core and compares every output with the output journal. The hash in a record's header covers all of it, and the
 * reader has checked it against the bytes: so equal hashes are equal records.
 *
 * <p>What a killed process had journaled as input but not yet answered is replayed without a comparison.
 */
public final class Replay {
    /** Replays to the end. */
    public static final long TO_THE_END = Long.MAX_VALUE;

    private final Core core;
    private final OutputBuffer outputs;
    private final ReplayPump pump;
    private final ReadAhead in;
    private final long untilSequence;
    private final JournalReader out;
    private final boolean endedInOrder;
    private final Runnable afterEach;
    private boolean hasOut;
    private long events;
    private long compared;
    private long notCompared;
    private Divergence divergence;

    private Replay(
            final Core core,
            final long chainSeed,
            final ReadAhead in,
            final JournalReader out,
            final boolean endedInOrder,
            final long untilSequence,
            final Runnable afterEach) {
        this.core = core;
        this.untilSequence = untilSequence;
        this.in = in;
        this.out = out;
        this.endedInOrder = endedInOrder;
        this.afterEach = afterEach;
        outputs = core.execution().outputs();
        pump = new ReplayPump(core, chainSeed, this::compare);
    }

    /**
     * Replays a run on the calling thread.
     *
     * @param core fresh; at the end it has the state after the last event that was fed
     * @param chainSeed where the run's chains started
     * @param untilSequence last input to feed, or {@link #TO_THE_END}
     * @throws DamagedJournalException if the run can't be read
     * @throws EngineFailedException if the core fails, as it did in a run that ended so
     */
    public static ReplayResult run(
            final RunDirectory run, final Core core, final long chainSeed, final long untilSequence) {
        return run(run, core, chainSeed, untilSequence, () -> {});
    }

    /**
     * As {@link #run(RunDirectory, Core, long, long)}, and tells how far it is.
     *
     * @param afterEach called after each event, on the calling thread
     */
    public static ReplayResult run(
            final RunDirectory run,
            final Core core,
            final long chainSeed,
            final long untilSequence,
            final Runnable afterEach) {
        final Manifest manifest = run.verify();
        try (ReadAhead in = new ReadAhead(run.reader(JournalKind.IN));
                JournalReader out = run.reader(JournalKind.OUT)) {
            return new Replay(core, chainSeed, in, out, manifest.status() == RunStatus.ENDED, untilSequence, afterEach)
                    .run();
        }
    }

    private ReplayResult run() {
        hasOut = out.next();
        final boolean inputsEnded = in.drain(this::onInput);
        if (divergence == null && inputsEnded && hasOut) {
            divergence = new Divergence(
                    out.lastSequence(),
                    stageOf(out.buffer(), out.offset()),
                    printed(),
                    "nothing: the inputs have ended");
        }
        return new ReplayResult(
                events,
                compared,
                notCompared,
                pump.sequencer().chain(),
                core.execution().outputChain(),
                divergence);
    }

    private boolean onInput(final DirectBuffer record, final int offset, final int length) {
        if (divergence != null || pump.sequencer().sequence() >= untilSequence) {
            return false;
        }
        feed(record, offset, length);
        afterEach.run();
        return true;
    }

    private void feed(final DirectBuffer record, final int offset, final int length) {
        try {
            pump.feed(record, offset, length);
            events++;
        } catch (final EngineFailedException e) {
            if (e.getCause() instanceof DamagedJournalException damaged) {
                // The output journal is read while the core runs, so its damage comes out as a failure of the core.
                throw damaged;
            }
            if (!(e.getCause() instanceof LoopbackMismatchException mismatch)) {
                throw e;
            }
            divergence = new Divergence(
                    RecordHeader.sequence(record, offset),
                    "execution",
                    print(record, offset + RecordHeader.LENGTH, length - RecordHeader.LENGTH),
                    printRegenerated(mismatch.regenerated()));
        }
    }

    private void compare(final Slot slot) {
        for (int i = 0; i < outputs.count() && divergence == null; i++) {
            compare(slot.sequence(), i);
        }
        if (divergence == null && hasOut && out.lastSequence() <= slot.sequence()) {
            divergence = new Divergence(
                    slot.sequence(), stageOf(out.buffer(), out.offset()), printed(), "nothing more at this input");
        }
    }

    private void compare(final long sequence, final int i) {
        final int offset = outputs.offset(i);
        if (!hasOut && !endedInOrder) {
            notCompared++;
            return;
        }
        if (!hasOut || out.lastSequence() > sequence) {
            divergence = new Divergence(
                    sequence, stageOf(outputs.buffer(), offset), "nothing more at this input", printed(i));
        } else if (RecordHeader.hash(outputs.buffer(), offset) != RecordHeader.hash(out.buffer(), out.offset())) {
            divergence = new Divergence(
                    sequence,
                    OutputOrigin.ofDifference(out.buffer(), out.offset(), outputs.buffer(), offset),
                    printed(),
                    printed(i));
        } else {
            compared++;
            hasOut = out.next();
        }
    }

    private static String stageOf(final DirectBuffer record, final int offset) {
        return OutputOrigin.of(record, offset);
    }

    private String printed() {
        return print(out.buffer(), out.offset() + RecordHeader.LENGTH, out.length() - RecordHeader.LENGTH);
    }

    private String printed(final int i) {
        return print(
                outputs.buffer(), outputs.offset(i) + RecordHeader.LENGTH, outputs.length(i) - RecordHeader.LENGTH);
    }

    private String printRegenerated(final byte[] message) {
        return message.length == 0
                ? "nothing: the execution stage sent nothing back"
                : print(new UnsafeBuffer(message), 0, message.length);
    }

    private String print(final DirectBuffer buffer, final int offset, final int length) {
        final StringBuilder text = new StringBuilder();
        new MessagePrinter().appendText(text, buffer, offset, length);
        return text.toString();
    }
}
