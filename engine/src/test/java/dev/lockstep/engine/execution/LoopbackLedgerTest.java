package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import dev.lockstep.engine.testkit.MessageBuffers;
import dev.lockstep.engine.testkit.RunMessages;
import java.util.ArrayDeque;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** The ledger against a queue: first in, first out, across growth, and only what was sent back may come. */
final class LoopbackLedgerTest {
    private final LoopbackLedger ledger = new LoopbackLedger();
    private final Slot slot = new Slot();

    private static void add(final LoopbackLedger target, final DirectBuffer message) {
        final int offset = target.nextMessage();
        target.mutable().putBytes(offset, message, 0, message.capacity());
        target.commit(message.capacity());
    }

    private void settle(final LoopbackLedger target, final DirectBuffer message) {
        slot.mutableRecord().putBytes(RecordHeader.LENGTH, message, 0, message.capacity());
        RecordHeader.encode(slot.mutableRecord(), 0, message.capacity(), SourceId.LOOPBACK, 0, 1, 1);
        slot.complete(0);
        target.settle(slot);
    }

    private static DirectBuffer message(final Random random) {
        return random.nextBoolean() ? RunMessages.tick(random.nextLong()) : RunMessages.runStarted(random.nextInt(99));
    }

    @Test
    void shouldGiveBackWhatWasAddedInOrderWhileItGrows() {
        final Random random = new Random(5);
        final ArrayDeque<DirectBuffer> expected = new ArrayDeque<>();
        int most = 0;
        for (int round = 0; round < 4_000; round++) {
            ledger.begin();
            final int adds = random.nextInt(round < 1_000 ? 6 : 4);
            for (int i = 0; i < adds; i++) {
                final DirectBuffer message = message(random);
                add(ledger, message);
                expected.add(message);
            }
            assertThat(ledger.added()).isEqualTo(adds);
            for (int i = random.nextInt(4); i > 0 && !expected.isEmpty(); i--) {
                settle(ledger, expected.poll());
            }
            most = Math.max(most, expected.size());
            assertThat(ledger.size()).isEqualTo(expected.size());
        }
        assertThat(most).as("grown beyond its first size").isGreaterThan(1_024);
        while (!expected.isEmpty()) {
            settle(ledger, expected.poll());
        }
    }

    @Test
    void shouldRefuseWhatItDidNotSendBack() {
        assertThatThrownBy(() -> settle(ledger, RunMessages.tick(1))).isInstanceOf(LoopbackMismatchException.class);
        ledger.begin();
        final DirectBuffer sent = RunMessages.runStarted(7);
        add(ledger, sent);
        for (int i = 0; i < sent.capacity(); i++) {
            final var changed = MessageBuffers.copy(sent, 0, sent.capacity());
            changed.putByte(i, (byte) (changed.getByte(i) ^ 1));
            assertThatThrownBy(() -> settle(ledger, changed))
                    .as("byte %d differs", i)
                    .isInstanceOfSatisfying(LoopbackMismatchException.class, thrown -> assertThat(thrown.regenerated())
                            .isEqualTo(sent.byteArray()));
        }
        assertThatThrownBy(() -> settle(ledger, MessageBuffers.copy(sent, 0, sent.capacity() - 1)))
                .isInstanceOf(LoopbackMismatchException.class);
        settle(ledger, sent);
        assertThat(ledger.size()).isZero();
    }

    @Test
    void shouldBoundWhatOneEventAdds() {
        ledger.begin();
        for (int i = 0; i < Limits.LOOPBACKS_PER_EVENT; i++) {
            add(ledger, RunMessages.tick(i));
        }
        assertThatThrownBy(ledger::nextMessage)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than " + Limits.LOOPBACKS_PER_EVENT);
    }

    @Test
    void shouldComeBackFromAnImageWithNothingAddedByTheEvent() {
        for (int i = 0; i < 1_500; i++) {
            ledger.begin();
            add(ledger, RunMessages.tick(i));
        }
        settle(ledger, RunMessages.tick(0));
        final LoopbackLedger read = new LoopbackLedger();
        StateImage.of(ledger).restore(read);
        assertThat(read.added()).isZero();
        assertThat(read.size()).isEqualTo(1_499);
        assertThat(new StateHash().of(read)).isEqualTo(new StateHash().of(ledger));
        for (int i = 1; i < 1_500; i++) {
            settle(read, RunMessages.tick(i));
        }
    }
}
