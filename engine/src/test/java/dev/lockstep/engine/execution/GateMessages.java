package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.AdminCommandEncoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.LimitChangeEncoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Messages;
import org.agrona.concurrent.UnsafeBuffer;

/** Commands that only tests of the gate need. */
final class GateMessages {
    private GateMessages() {}

    /** A value in the row of an account, or of every order (-1). */
    static UnsafeBuffer limitChange(final long commandId, final int account, final LimitKind kind, final long value) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final LimitChangeEncoder encoder = new LimitChangeEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .commandId(commandId)
                .account((short) account)
                .strategy((short) -1)
                .instrument(-1)
                .group((short) -1)
                .venue((short) -1)
                .limitKind(kind)
                .clear((short) 0)
                .value(value)
                .person("tester");
        return Messages.copy(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }

    /** Somebody enables a strategy. */
    static UnsafeBuffer enable(final long commandId, final int strategy, final String person) {
        final UnsafeBuffer message =
                Commands.admin(commandId, AdminKind.ENABLE_STRATEGY, TradingState.ACTIVE, strategy, -1);
        new AdminCommandEncoder()
                .wrap(message, MessageHeaderEncoder.ENCODED_LENGTH)
                .person(person);
        return message;
    }
}
