package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.AdminCommandEncoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminOrigin;
import dev.lockstep.codecs.sbe.LimitChangeEncoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.ManualTradeEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.LimitKey;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Commands of an operator: about one scope or about everything, and changes of limits. */
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

    /** An order to set the trading state. */
    public static UnsafeBuffer tradingState(final TradingState state) {
        return admin(1, AdminKind.SET_TRADING_STATE, state, -1, -1);
    }

    /** Any admin command of an operator. */
    public static UnsafeBuffer admin(
            final long commandId,
            final AdminKind kind,
            final TradingState state,
            final int strategy,
            final int instrument) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final AdminCommandEncoder encoder = new AdminCommandEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .commandId(commandId)
                .kind(kind)
                .tradingState(state)
                .origin(AdminOrigin.OPERATOR)
                .strategy((short) strategy)
                .instrument(instrument)
                .account((short) -1)
                .venue((short) -1)
                .flatten((short) 0)
                .person("");
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A kill of one scope; -1 for any. */
    public static UnsafeBuffer kill(
            final long commandId, final int strategy, final int instrument, final int account, final int venue) {
        final UnsafeBuffer message = admin(commandId, AdminKind.KILL, TradingState.HALTED, strategy, instrument);
        new AdminCommandEncoder()
                .wrap(message, MessageHeaderEncoder.ENCODED_LENGTH)
                .account((short) account)
                .venue((short) venue)
                .flatten((short) 0);
        return message;
    }

    /** Sets one value in the row of a key. */
    public static UnsafeBuffer setLimit(final LimitKey key, final LimitKind kind, final long value) {
        return limitChange(1, key, kind, value, false, "ALICE");
    }

    /** Sets one value in the row of a key, or with {@code clear} takes it out. */
    public static UnsafeBuffer limitChange(
            final long commandId,
            final LimitKey key,
            final LimitKind kind,
            final long value,
            final boolean clear,
            final String person) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final LimitChangeEncoder encoder = new LimitChangeEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .commandId(commandId)
                .account((short) key.account())
                .strategy((short) key.strategy())
                .instrument(key.instrument())
                .group((short) key.group())
                .venue((short) key.venue())
                .limitKind(kind)
                .clear((short) (clear ? 1 : 0))
                .value(value)
                .person(person);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** Books a trade that was done elsewhere, without an id. */
    public static UnsafeBuffer manualTrade(
            final int account,
            final int strategy,
            final int instrument,
            final Side side,
            final long price,
            final long quantity) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final ManualTradeEncoder encoder = new ManualTradeEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .commandId(1)
                .account((short) account)
                .strategy((short) strategy)
                .instrument(instrument)
                .side(side)
                .price(price)
                .quantity(quantity)
                .fee(0)
                .fillId("")
                .person("ALICE");
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    private static UnsafeBuffer command(
            final AdminKind kind,
            final TradingState state,
            final Scope scope,
            final int index,
            final boolean flatten,
            final String person) {
        final UnsafeBuffer message =
                admin(1, kind, state, scope == Scope.STRATEGY ? index : ANY, scope == Scope.INSTRUMENT ? index : ANY);
        new AdminCommandEncoder()
                .wrap(message, MessageHeaderEncoder.ENCODED_LENGTH)
                .account((short) (scope == Scope.ACCOUNT ? index : ANY))
                .venue((short) (scope == Scope.VENUE ? index : ANY))
                .flatten((short) (flatten ? 1 : 0))
                .person(person);
        return message;
    }
}
