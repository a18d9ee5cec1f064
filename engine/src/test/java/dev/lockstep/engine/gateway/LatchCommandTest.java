package dev.lockstep.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminOrigin;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.port.MessageSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

final class LatchCommandTest {
    private final KillLatch latch = new KillLatch(() -> 1);
    private final LatchCommand source = new LatchCommand(latch);
    private final AdminCommandDecoder command = new AdminCommandDecoder();
    private final List<String> taken = new ArrayList<>();
    private boolean room = true;
    private final MessageSink sink = this::take;

    private boolean take(final DirectBuffer buffer, final int offset, final int length) {
        if (room) {
            command.wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            assertThat(length).isEqualTo(MessageHeaderDecoder.ENCODED_LENGTH + AdminCommandDecoder.BLOCK_LENGTH);
            taken.add(command.commandId() + " " + command.person());
        }
        return room;
    }

    @Test
    void shouldEnterNothingWhileTheLatchIsOpen() {
        assertThat(source.poll(sink, 64)).isZero();
        assertThat(taken).isEmpty();
    }

    @Test
    void shouldEnterAKillOfEverythingInTheNameOfWhoSetTheLatch() {
        latch.set("A. Person", "test");
        assertThat(source.poll(sink, 64)).isEqualTo(1);
        assertThat(command.kind()).isEqualTo(AdminKind.KILL);
        assertThat(command.origin()).isEqualTo(AdminOrigin.LATCH);
        assertThat(command.tradingState()).isEqualTo(TradingState.HALTED);
        assertThat(command.account()).isEqualTo((short) -1);
        assertThat(command.strategy()).isEqualTo((short) -1);
        assertThat(command.instrument()).isEqualTo(-1);
        assertThat(command.venue()).isEqualTo((short) -1);
        assertThat(command.flatten()).isZero();
        assertThat(taken).containsExactly("1 A. Person");
    }

    @Test
    void shouldEnterItOnceHoweverOftenTheLatchIsSet() {
        latch.set("first", "test");
        source.poll(sink, 64);
        latch.set("second", "test");
        source.poll(sink, 64);
        assertThat(taken).containsExactly("1 first");
    }

    @Test
    void shouldWaitForRoom() {
        room = false;
        latch.set("first", "test");
        assertThat(source.poll(sink, 64)).isZero();
        room = true;
        assertThat(source.poll(sink, 64)).isEqualTo(1);
        assertThat(taken).containsExactly("1 first");
    }

    @Test
    void shouldTakeAnyName() {
        latch.set("Jürgen the Very Long Named", "test");
        source.poll(sink, 64);
        assertThat(taken).containsExactly("1 J?rgen the Very ");
    }
}
