package dev.lockstep.bench;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.execution.OutputBuffer;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.run.ReplayPump;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** Replays the journals of a run on a fresh core and compares every output, byte for byte. */
final class ReplayRound {
    private final OutputBuffer outputs;
    private final JournalReader out;

    private ReplayRound(final Core core, final JournalReader out) {
        outputs = core.execution().outputs();
        this.out = out;
    }

    /**
     * Replays a run to its end.
     *
     * @return inputs replayed
     * @throws IllegalStateException if the outputs differ
     */
    static long run(final Path directory, final Core core) {
        try (JournalReader in = reader(directory, JournalKind.IN);
                JournalReader out = reader(directory, JournalKind.OUT)) {
            final ReplayRound round = new ReplayRound(core, out);
            final ReplayPump pump = new ReplayPump(core, BenchRun.CHAIN_SEED, round::compare);
            while (in.next()) {
                pump.feed(in.buffer(), in.offset(), in.length());
            }
            if (out.next()) {
                throw new IllegalStateException("the replay ended before the outputs did, at " + out.place());
            }
            return in.records();
        }
    }

    private static JournalReader reader(final Path directory, final JournalKind kind) {
        return JournalReader.open(directory.resolve(kind.directoryName()), kind);
    }

    private void compare(final Slot slot) {
        for (int i = 0; i < outputs.count(); i++) {
            if (!out.next() || !isEqual(outputs.offset(i), outputs.length(i))) {
                throw new IllegalStateException(
                        "the replay differs from " + out.place() + " at input " + slot.sequence());
            }
        }
    }

    private boolean isEqual(final int offset, final int length) {
        final DirectBuffer ours = outputs.buffer();
        final DirectBuffer theirs = out.buffer();
        if (length != out.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (ours.getByte(offset + i) != theirs.getByte(out.offset() + i)) {
                return false;
            }
        }
        return true;
    }
}
