package dev.lockstep.engine.gateway;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AdminCommandEncoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminOrigin;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Enters a kill as an admin command, once for each setting of the latch and as soon as the ingress takes it: so it is journaled, and the core stops giving orders
 * that the latch would drop. The latch has acted by then and does not wait for it.
 */
public final class LatchCommand implements LiveSource {
    private static final int ANY = -1;

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[RecordHeader.MAX_MESSAGE_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AdminCommandEncoder command = new AdminCommandEncoder();
    private final KillLatch latch;
    private long entered;

    /** Watches a latch. */
    public LatchCommand(final KillLatch latch) {
        this.latch = latch;
    }

    @Override
    public int poll(final MessageSink sink, final int limit) {
        final Kill kill = latch.kill();
        if (kill == null || kill.number() == entered) {
            return 0;
        }
        encode(kill);
        if (!sink.offer(message, 0, MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength())) {
            return 0;
        }
        entered = kill.number();
        return 1;
    }

    private void encode(final Kill kill) {
        command.wrapAndApplyHeader(message, 0, header)
                .commandId(kill.number())
                .kind(AdminKind.KILL)
                .tradingState(TradingState.HALTED)
                .origin(AdminOrigin.LATCH)
                .strategy((short) ANY)
                .instrument(ANY)
                .account((short) ANY)
                .venue((short) ANY)
                .flatten((short) 0);
        // Whoever sets the latch may call himself anything: that must not be a reason to fail.
        for (int i = 0; i < AdminCommandEncoder.personLength(); i++) {
            final char letter = i < kill.by().length() ? kill.by().charAt(i) : 0;
            command.person(i, letter < 128 ? (byte) letter : (byte) '?');
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
