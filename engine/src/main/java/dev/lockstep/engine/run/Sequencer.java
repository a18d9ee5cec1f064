package dev.lockstep.engine.run;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Gives inputs their sequence and engine time, journals them, and publishes them: the only way into the ring. Single-threaded.
 *
 * <p>An append that fails leaves the slot unpublished and the exception goes to the caller, who must stop: the same event is never journaled under
 * another sequence.
 */
public final class Sequencer {
    private final Pipeline pipeline;
    private final JournalWriter journal;
    private final InputListener listener;
    private long sequence;
    private long published;
    private long timeNs;
    private long chain;

    /**
     * A sequencer that starts behind the given sequence.
     *
     * @param lastSequence sequence of the last input so far; 0 for a fresh run
     * @param lastTimeNs its engine time
     * @param chain input chain so far; the chain's seed for a fresh run
     */
    public Sequencer(
            final Pipeline pipeline,
            final JournalWriter journal,
            final InputListener listener,
            final long lastSequence,
            final long lastTimeNs,
            final long chain) {
        this.pipeline = pipeline;
        this.journal = journal;
        this.listener = listener;
        this.sequence = lastSequence;
        this.timeNs = lastTimeNs;
        this.chain = chain;
    }

    /**
     * Takes one message in.
     *
     * @param source see {@link SourceId}
     * @param atNs engine time; earlier than the last input's counts as the last input's (I3)
     * @return false if the ring is full; nothing happened then
     */
    public boolean offer(
            final int source, final long atNs, final DirectBuffer message, final int offset, final int length) {
        if (!pipeline.hasRoom()) {
            return false;
        }
        if (sequence == Limits.MAX_SEQUENCE) {
            throw new IllegalStateException("this run has taken in " + sequence
                    + " events, as many as order ids can tell apart; end it and start another");
        }
        final Slot slot = pipeline.claim();
        final MutableDirectBuffer record = slot.mutableRecord();
        record.putBytes(RecordHeader.LENGTH, message, offset, length);
        final long stamped = Math.max(timeNs, atNs);
        final long hash = RecordHeader.encode(record, 0, length, source, 0, sequence + 1, stamped);
        journal.append(record, 0, RecordHeader.LENGTH + length);
        sequence++;
        timeNs = stamped;
        chain = Hash64.fold(chain, hash);
        slot.complete(chain);
        // Told before the stages: what the venue hears of the world must not depend on how soon orders come of it.
        listener.onInput(record, 0, RecordHeader.LENGTH + length);
        pipeline.publish();
        published++;
        return true;
    }

    /** Takes in a record that was journaled before, as it stands: for replay. The ring must have room. */
    public void replay(final DirectBuffer journaled, final int offset, final int length) {
        final Slot slot = pipeline.claim();
        slot.mutableRecord().putBytes(0, journaled, offset, length);
        sequence = RecordHeader.sequence(journaled, offset);
        timeNs = RecordHeader.timeNs(journaled, offset);
        chain = Hash64.fold(chain, RecordHeader.hash(journaled, offset));
        slot.complete(chain);
        pipeline.publish();
        published++;
    }

    /** Whether an event can be taken in now. */
    public boolean hasRoom() {
        return pipeline.hasRoom();
    }

    /** Whether the last stage has finished every event that was taken in. */
    public boolean isIdle() {
        return pipeline.completed() >= published;
    }

    /** Sequence of the last event that the last stage has finished. */
    public long completedSequence() {
        return sequence - published + Math.min(published, pipeline.completed());
    }

    /** Sequence of the last input. */
    public long sequence() {
        return sequence;
    }

    /** Engine time of the last input, nanoseconds. */
    public long timeNs() {
        return timeNs;
    }

    /** Rolling hash of all inputs so far. */
    public long chain() {
        return chain;
    }
}
