package dev.lockstep.ops;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AdminCommandEncoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminOrigin;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Gives the core one command to kill everything everywhere, once it is told to. */
final class KillCommand implements LiveSource {
    /** Of the command; the first kill of a latch enters under the same. */
    static final long ID = 1;

    private static final int ANY = -1;

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[RecordHeader.MAX_MESSAGE_LENGTH]);
    private final int length;
    private boolean due;

    KillCommand(final String person) {
        final AdminCommandEncoder command = new AdminCommandEncoder();
        command.wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
                .commandId(ID)
                .kind(AdminKind.KILL)
                .tradingState(TradingState.HALTED)
                .origin(AdminOrigin.OPERATOR)
                .strategy((short) ANY)
                .instrument(ANY)
                .account((short) ANY)
                .venue((short) ANY)
                .flatten((short) 0)
                .putPerson(Arrays.copyOf(person.getBytes(US_ASCII), AdminCommandEncoder.personLength()), 0);
        length = MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength();
    }

    /** From now on it waits for the ingress to take it. */
    void give() {
        due = true;
    }

    @Override
    public int poll(final MessageSink sink, final int limit) {
        if (!due || !sink.offer(message, 0, length)) {
            return 0;
        }
        due = false;
        return 1;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
