package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.execution.LoopbackLedger;
import dev.lockstep.engine.execution.OutputBuffer;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.ring.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A core pumped by hand, without the engine's own ingress: a second, plain statement of lock step. Everything that went in and came out is kept.
 */
public final class CoreHarness {
    private final Core core;
    private final Slot slot = new Slot();
    private final ArrayDeque<UnsafeBuffer> loopbacks = new ArrayDeque<>();
    private final List<UnsafeBuffer> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Output> updates = new ArrayList<>();
    private Runnable afterEvent = () -> {};
    private long sequence;
    private long timeNs;
    private long chain;

    /** A harness around a core to which nothing happened yet. */
    public CoreHarness(final Core core) {
        this(core, 0, 0, 0);
    }

    /** A harness around a core that was restored behind the given input. */
    public CoreHarness(final Core core, final long sequence, final long timeNs, final long chain) {
        this.core = core;
        this.sequence = sequence;
        this.timeNs = timeNs;
        this.chain = chain;
        final LoopbackLedger outstanding = core.execution().loopbacks();
        for (int i = 0; i < outstanding.size(); i++) {
            loopbacks.add(MessageBuffers.copy(outstanding.buffer(), outstanding.offset(i), outstanding.length(i)));
        }
    }

    /** A core whose run has begun with the given instruments, at {@link Units#START_NS}. */
    public static CoreHarness started(final CoreSettings settings, final InstrumentTerms... instruments) {
        final CoreHarness harness = new CoreHarness(new Core(settings));
        harness.feed(SourceId.RUN, Units.START_NS, RunMessages.runStarted(1));
        for (int i = 0; i < instruments.length; i++) {
            harness.feed(SourceId.RUN, Units.START_NS, RunMessages.definition(i, instruments[i]));
            harness.drainLoopbacks();
        }
        return harness;
    }

    /** The core. */
    public Core core() {
        return core;
    }

    /** Called after every event. */
    public void afterEvent(final Runnable check) {
        afterEvent = check;
    }

    /** Feeds exactly one event, as the sequencer would. */
    public CoreHarness feed(final int source, final long atNs, final DirectBuffer message) {
        slot.mutableRecord().putBytes(RecordHeader.LENGTH, message, 0, message.capacity());
        timeNs = Math.max(timeNs, atNs);
        final long hash =
                RecordHeader.encode(slot.mutableRecord(), 0, message.capacity(), source, 0, ++sequence, timeNs);
        chain = Hash64.fold(chain, hash);
        slot.complete(chain);
        inputs.add(MessageBuffers.copy(slot.record(), 0, slot.recordLength()));
        for (final Stage stage : core.stages()) {
            stage.onEvent(slot);
        }
        collect();
        afterEvent.run();
        return this;
    }

    /** Feeds an input record as it was kept by another harness. */
    public void replay(final DirectBuffer record) {
        slot.mutableRecord().putBytes(0, record, 0, record.capacity());
        sequence = RecordHeader.sequence(record, 0);
        timeNs = RecordHeader.timeNs(record, 0);
        chain = Hash64.fold(chain, RecordHeader.hash(record, 0));
        slot.complete(chain);
        for (final Stage stage : core.stages()) {
            stage.onEvent(slot);
        }
        collect();
    }

    private void collect() {
        final OutputBuffer out = core.execution().outputs();
        for (int i = 0; i < out.count(); i++) {
            outputs.add(Output.of(MessageBuffers.copy(out.buffer(), out.offset(i), out.length(i))));
        }
        final LoopbackLedger back = core.execution().loopbacks();
        for (int i = back.size() - back.added(); i < back.size(); i++) {
            final UnsafeBuffer message = MessageBuffers.copy(back.buffer(), back.offset(i), back.length(i));
            loopbacks.add(message);
            final Output update = new Output(sequence, message);
            if (update.templateId() == OrderUpdateDecoder.TEMPLATE_ID) {
                updates.add(update);
            }
        }
    }

    /** Market data: due ticks first, then the event, then everything that it sent back. */
    public CoreHarness market(final long atNs, final DirectBuffer message) {
        tickUntil(atNs);
        feed(SourceId.MARKET_DATA, atNs, message);
        drainLoopbacks();
        return this;
    }

    /** As {@link #market}, at the time of the last event. */
    public CoreHarness market(final DirectBuffer message) {
        return market(timeNs, message);
    }

    /** A report of the venue or gateway; what it sends back stays on its way. */
    public CoreHarness deliver(final DirectBuffer message) {
        return feed(SourceId.EXECUTION, timeNs, message);
    }

    /** A report of the venue or gateway, and what it sent back. */
    public CoreHarness report(final DirectBuffer message) {
        feed(SourceId.EXECUTION, timeNs, message);
        drainLoopbacks();
        return this;
    }

    /** An admin command, and what it sent back. */
    public CoreHarness admin(final DirectBuffer message) {
        feed(SourceId.ADMIN, timeNs, message);
        drainLoopbacks();
        return this;
    }

    /** Ticks for all deadlines up to a time. */
    public CoreHarness tickUntil(final long untilNs) {
        drainLoopbacks();
        for (long deadline = nextDeadlineNs(); deadline <= untilNs; deadline = nextDeadlineNs()) {
            feed(SourceId.CLOCK, deadline, RunMessages.tick(deadline));
            drainLoopbacks();
        }
        return this;
    }

    /** Feeds the oldest loopback, if there is one. */
    public boolean stepLoopback() {
        final UnsafeBuffer next = loopbacks.poll();
        if (next != null) {
            feed(SourceId.LOOPBACK, timeNs, next);
        }
        return next != null;
    }

    /** Feeds loopbacks until there are none. */
    public void drainLoopbacks() {
        while (stepLoopback()) {
            // One after the other.
        }
    }

    /** Number of loopbacks on their way. */
    public int loopbacksOutstanding() {
        return loopbacks.size();
    }

    /** Order updates on their way, the next to come first. */
    public List<OrderUpdateDecoder> updatesOutstanding() {
        return loopbacks.stream()
                .map(message -> new Output(sequence, message))
                .filter(message -> message.templateId() == OrderUpdateDecoder.TEMPLATE_ID)
                .map(Output::orderUpdate)
                .toList();
    }

    /** The earliest deadline of any stage. */
    public long nextDeadlineNs() {
        return core.stages().stream()
                .mapToLong(stage -> stage.deadline().ns())
                .min()
                .orElse(Deadline.NONE);
    }

    /** All input records. */
    public List<UnsafeBuffer> inputs() {
        return inputs;
    }

    /** All outputs. */
    public List<Output> outputs() {
        return outputs;
    }

    /** All outputs of some kinds. */
    public List<Output> outputs(final int... templateIds) {
        return outputs.stream()
                .filter(output -> Arrays.stream(templateIds).anyMatch(id -> id == output.templateId()))
                .toList();
    }

    /** All order updates. */
    public List<OrderUpdateDecoder> updates() {
        return updates.stream().map(Output::orderUpdate).toList();
    }

    /** The last order update. */
    public OrderUpdateDecoder lastUpdate() {
        return updates.get(updates.size() - 1).orderUpdate();
    }

    /** Sequence of the last input. */
    public long sequence() {
        return sequence;
    }

    /** Time of the last input. */
    public long timeNs() {
        return timeNs;
    }

    /** Chain of the inputs. */
    public long chain() {
        return chain;
    }
}
