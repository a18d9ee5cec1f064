package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.CashMovementEncoder;
import dev.lockstep.codecs.sbe.DividendEncoder;
import dev.lockstep.codecs.sbe.RollEncoder;
import dev.lockstep.codecs.sbe.SettlementEncoder;
import dev.lockstep.codecs.sbe.SplitEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes events about money, each into a buffer of exactly its length. */
public final class MoneyMessages {
    private MoneyMessages() {}

    /** Money with six decimal places comes in or goes out. */
    public static UnsafeBuffer cash(final int account, final String currency, final CashKind kind, final long money) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        return MessageBuffers.cut(
                buffer,
                new CashMovementEncoder()
                        .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                        .account((short) account)
                        .currency(currency)
                        .moneyScale((short) 6)
                        .kind(kind)
                        .money(money)
                        .person("ALICE")
                        .encodedLength());
    }

    /** A split. */
    public static UnsafeBuffer split(
            final int instrument, final int numerator, final int denominator, final long cashPrice) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        return MessageBuffers.cut(
                buffer,
                new SplitEncoder()
                        .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                        .instrument(instrument)
                        .numerator(numerator)
                        .denominator(denominator)
                        .cashPrice(cashPrice)
                        .exchangeTimeNs(0)
                        .encodedLength());
    }

    /** A dividend for one unit. */
    public static UnsafeBuffer dividend(final int instrument, final long perUnit) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        return MessageBuffers.cut(
                buffer,
                new DividendEncoder()
                        .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                        .instrument(instrument)
                        .perUnit(perUnit)
                        .exchangeTimeNs(0)
                        .encodedLength());
    }

    /** A settlement. */
    public static UnsafeBuffer settlement(final int instrument, final long price) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        return MessageBuffers.cut(
                buffer,
                new SettlementEncoder()
                        .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                        .instrument(instrument)
                        .price(price)
                        .exchangeTimeNs(0)
                        .encodedLength());
    }

    /** A roll. */
    public static UnsafeBuffer roll(final int from, final int to, final long fromPrice, final long toPrice) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        return MessageBuffers.cut(
                buffer,
                new RollEncoder()
                        .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                        .fromInstrument(from)
                        .toInstrument(to)
                        .fromPrice(fromPrice)
                        .toPrice(toPrice)
                        .exchangeTimeNs(0)
                        .encodedLength());
    }
}
