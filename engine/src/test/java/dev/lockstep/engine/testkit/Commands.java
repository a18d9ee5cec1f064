package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.AdminCommandEncoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.TradingState;
import org.agrona.concurrent.UnsafeBuffer;

/** Admin commands of an operator about one scope, or about everything. */
public final class Commands {
    /** What a command may be about. */
    public enum Scope {
        /** Everything. */
        ENGINE,
        /** One strategy. */
        STRATEGY,
        /** One instrument. */
        INSTRUMENT,
        /** One account. */
        ACCOUNT,
        /** One venue. */
        VENUE
    }

    private static final int ANY = -1;

    private Commands() {}

    /** Sets a trading state. */
    public static UnsafeBuffer state(final Scope scope, final int index, final TradingState state) {
        return command(AdminKind.SET_TRADING_STATE, state, scope, index, false, "");
    }

    /** Closes the positions of a scope. */
    public static UnsafeBuffer flatten(final Scope scope, final int index) {
        return command(AdminKind.FLATTEN, TradingState.NULL_VAL, scope, index, false, "");
    }

    /** Cancels everything in a scope, and then closes its positions. */
    public static UnsafeBuffer killAndFlatten(final Scope scope, final int index) {
        return command(AdminKind.KILL, TradingState.NULL_VAL, scope, index, true, "");
    }

    /** A person enables a strategy. */
    public static UnsafeBuffer enable(final int strategy, final String person) {
        return command(AdminKind.ENABLE_STRATEGY, TradingState.NULL_VAL, Scope.STRATEGY, strategy, false, person);
    }

    private static UnsafeBuffer command(
            final AdminKind kind,
            final TradingState state,
            final Scope scope,
            final int index,
            final boolean flatten,
            final String person) {
        final UnsafeBuffer message = Messages.admin(
                1, kind, state, scope == Scope.STRATEGY ? index : ANY, scope == Scope.INSTRUMENT ? index : ANY);
        new AdminCommandEncoder()
                .wrap(message, MessageHeaderEncoder.ENCODED_LENGTH)
                .account((short) (scope == Scope.ACCOUNT ? index : ANY))
                .venue((short) (scope == Scope.VENUE ? index : ANY))
                .flatten((short) (flatten ? 1 : 0))
                .person(person);
        return message;
    }
}
