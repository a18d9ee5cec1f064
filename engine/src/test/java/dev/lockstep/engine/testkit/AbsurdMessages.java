package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.CashMovementEncoder;
import dev.lockstep.codecs.sbe.DividendEncoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.ManualOrderEncoder;
import dev.lockstep.codecs.sbe.ManualTradeEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NotSentEncoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReconciliationEncoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.RollEncoder;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.SettlementEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.SplitEncoder;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.codecs.sbe.VenueOrderEncoder;
import dev.lockstep.codecs.sbe.VenuePositionEncoder;
import dev.lockstep.codecs.sbe.VenueSessionEncoder;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.ring.SourceId;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages from outside with numbers that nobody in their senses would send. */
public final class AbsurdMessages {
    private static final long[] ABSURD = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        -(1L << 62),
        -Bounds.MAX_QUANTITY - 1,
        Integer.MIN_VALUE,
        -1,
        0,
        1,
        Integer.MAX_VALUE,
        Bounds.MAX_QUANTITY + 1,
        1L << 62,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };
    private static final long[] SENSIBLE = {0, 1, Units.ONE, 3 * Units.ONE, Desk.BID, Desk.ASK};

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private AbsurdMessages() {}

    /** Where the numbers of a message stand: offset and length of each. */
    private static int[][] fields(final int templateId) {
        return switch (templateId) {
            case ExecutionReportEncoder.TEMPLATE_ID ->
                new int[][] {
                    {ExecutionReportEncoder.orderIdEncodingOffset(), 8},
                    {ExecutionReportEncoder.instrumentEncodingOffset(), 4},
                    {ExecutionReportEncoder.lastPriceEncodingOffset(), 8},
                    {ExecutionReportEncoder.lastQuantityEncodingOffset(), 8},
                    {ExecutionReportEncoder.cumQuantityEncodingOffset(), 8},
                    {ExecutionReportEncoder.leavesQuantityEncodingOffset(), 8},
                    {ExecutionReportEncoder.feeEncodingOffset(), 8},
                    {ExecutionReportEncoder.exchangeTimeNsEncodingOffset(), 8},
                    {ExecutionReportEncoder.receiveTimeNsEncodingOffset(), 8},
                    {ExecutionReportEncoder.requestIdEncodingOffset(), 8}
                };
            case NotSentEncoder.TEMPLATE_ID ->
                new int[][] {{NotSentEncoder.orderIdEncodingOffset(), 8}, {NotSentEncoder.requestIdEncodingOffset(), 8}
                };
            case VenueSessionEncoder.TEMPLATE_ID -> new int[][] {{VenueSessionEncoder.venueEncodingOffset(), 2}};
            case ReconciliationEncoder.TEMPLATE_ID -> new int[][] {{ReconciliationEncoder.venueEncodingOffset(), 2}};
            case VenueOrderEncoder.TEMPLATE_ID ->
                new int[][] {
                    {VenueOrderEncoder.orderIdEncodingOffset(), 8},
                    {VenueOrderEncoder.instrumentEncodingOffset(), 4},
                    {VenueOrderEncoder.accountEncodingOffset(), 2},
                    {VenueOrderEncoder.priceEncodingOffset(), 8},
                    {VenueOrderEncoder.quantityEncodingOffset(), 8},
                    {VenueOrderEncoder.cumQuantityEncodingOffset(), 8},
                    {VenueOrderEncoder.exchangeTimeNsEncodingOffset(), 8}
                };
            case VenuePositionEncoder.TEMPLATE_ID ->
                new int[][] {
                    {VenuePositionEncoder.instrumentEncodingOffset(), 4},
                    {VenuePositionEncoder.accountEncodingOffset(), 2},
                    {VenuePositionEncoder.quantityEncodingOffset(), 8},
                    {VenuePositionEncoder.averagePriceEncodingOffset(), 8},
                    {VenuePositionEncoder.exchangeTimeNsEncodingOffset(), 8}
                };
            default -> commandFields(templateId);
        };
    }

    private static int[][] commandFields(final int templateId) {
        return switch (templateId) {
            case ManualOrderEncoder.TEMPLATE_ID ->
                new int[][] {
                    {ManualOrderEncoder.commandIdEncodingOffset(), 8},
                    {ManualOrderEncoder.strategyEncodingOffset(), 2},
                    {ManualOrderEncoder.instrumentEncodingOffset(), 4},
                    {ManualOrderEncoder.priceEncodingOffset(), 8},
                    {ManualOrderEncoder.quantityEncodingOffset(), 8},
                    {ManualOrderEncoder.triggerPriceEncodingOffset(), 8},
                    {ManualOrderEncoder.trailingOffsetEncodingOffset(), 8},
                    {ManualOrderEncoder.limitOffsetEncodingOffset(), 8},
                    {ManualOrderEncoder.displayQuantityEncodingOffset(), 8},
                    {ManualOrderEncoder.expireTimeNsEncodingOffset(), 8}
                };
            case ManualTradeEncoder.TEMPLATE_ID ->
                new int[][] {
                    {ManualTradeEncoder.commandIdEncodingOffset(), 8},
                    {ManualTradeEncoder.accountEncodingOffset(), 2},
                    {ManualTradeEncoder.strategyEncodingOffset(), 2},
                    {ManualTradeEncoder.instrumentEncodingOffset(), 4},
                    {ManualTradeEncoder.priceEncodingOffset(), 8},
                    {ManualTradeEncoder.quantityEncodingOffset(), 8},
                    {ManualTradeEncoder.feeEncodingOffset(), 8}
                };
            case CashMovementEncoder.TEMPLATE_ID ->
                new int[][] {
                    {CashMovementEncoder.accountEncodingOffset(), 2},
                    {CashMovementEncoder.moneyScaleEncodingOffset(), 1},
                    {CashMovementEncoder.moneyEncodingOffset(), 8}
                };
            case SplitEncoder.TEMPLATE_ID ->
                new int[][] {
                    {SplitEncoder.instrumentEncodingOffset(), 4},
                    {SplitEncoder.numeratorEncodingOffset(), 4},
                    {SplitEncoder.denominatorEncodingOffset(), 4},
                    {SplitEncoder.cashPriceEncodingOffset(), 8}
                };
            case DividendEncoder.TEMPLATE_ID ->
                new int[][] {
                    {DividendEncoder.instrumentEncodingOffset(), 4}, {DividendEncoder.perUnitEncodingOffset(), 8}
                };
            case SettlementEncoder.TEMPLATE_ID ->
                new int[][] {
                    {SettlementEncoder.instrumentEncodingOffset(), 4}, {SettlementEncoder.priceEncodingOffset(), 8}
                };
            case RollEncoder.TEMPLATE_ID ->
                new int[][] {
                    {RollEncoder.fromInstrumentEncodingOffset(), 4},
                    {RollEncoder.toInstrumentEncodingOffset(), 4},
                    {RollEncoder.fromPriceEncodingOffset(), 8},
                    {RollEncoder.toPriceEncodingOffset(), 8}
                };
            default -> throw new IllegalArgumentException("no fields of template " + templateId);
        };
    }

    /** One of every message that makes sense, about an order. */
    private static List<UnsafeBuffer> sensible(final long orderId) {
        final List<UnsafeBuffer> all = new ArrayList<>();
        for (final ExecType type : ExecType.values()) {
            final UnsafeBuffer report = VenueMessages.takenBack(
                    orderId, type, "F", "G" + type.ordinal(), Desk.BID, Units.ONE, 2 * Units.ONE);
            new ExecutionReportEncoder().wrap(report, HEADER).side(Side.BUY);
            all.add(report);
        }
        for (final OrderAction action : OrderAction.values()) {
            all.add(VenueMessages.notSent(orderId, action));
        }
        all.add(VenueMessages.venueSession(0, SessionState.UP));
        all.add(VenueMessages.venueSession(0, SessionState.DOWN));
        all.add(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        all.add(VenueMessages.venueOrder(orderId, 0, "V", Side.BUY, Desk.BID, 10 * Units.ONE, Units.ONE));
        all.add(VenueMessages.venueOrder(0, 0, "X", Side.SELL, Desk.ASK, 10 * Units.ONE, 0));
        all.add(VenueMessages.venuePosition(0, 5 * Units.ONE, Desk.BID));
        all.add(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        all.add(manualOrder());
        all.add(manualTrade());
        for (final CashKind kind : CashKind.values()) {
            all.add(MoneyMessages.cash(0, "USD", kind, 1_000_000));
        }
        all.add(MoneyMessages.split(0, 2, 1, Desk.BID));
        all.add(MoneyMessages.split(0, 1, 2, Desk.BID));
        all.add(MoneyMessages.dividend(0, Units.TICK));
        all.add(MoneyMessages.settlement(0, Desk.BID));
        all.add(MoneyMessages.roll(0, 1, Desk.BID, Desk.ASK));
        all.add(MoneyMessages.roll(1, 0, Desk.BID, Desk.ASK));
        return all;
    }

    private static UnsafeBuffer manualOrder() {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        return MessageBuffers.cut(
                buffer,
                new ManualOrderEncoder()
                        .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                        .commandId(5)
                        .strategy((short) 0)
                        .instrument(0)
                        .side(Side.SELL)
                        .orderType(OrderType.LIMIT)
                        .timeInForce(TimeInForce.GTC)
                        .price(Desk.ASK)
                        .quantity(Units.ONE)
                        .triggerPrice(0)
                        .reduceOnly((short) 0)
                        .triggerSource(TriggerSource.BID_ASK)
                        .offsetUnit(OffsetUnit.PRICE)
                        .postOnly((short) 0)
                        .trailingOffset(0)
                        .limitOffset(0)
                        .displayQuantity(0)
                        .expireTimeNs(0)
                        .person("alice")
                        .encodedLength());
    }

    private static UnsafeBuffer manualTrade() {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        return MessageBuffers.cut(
                buffer,
                new ManualTradeEncoder()
                        .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                        .commandId(6)
                        .account((short) 0)
                        .strategy((short) 0)
                        .instrument(0)
                        .side(Side.SELL)
                        .price(Desk.ASK)
                        .quantity(Units.ONE)
                        .fee(1_000)
                        .fillId("")
                        .person("bob")
                        .encodedLength());
    }

    /** Every message about each of some orders, with every absurd number in each field in turn. */
    public static List<UnsafeBuffer> oneByOne(final long... orderIds) {
        final List<UnsafeBuffer> all = new ArrayList<>();
        for (final long orderId : orderIds) {
            for (final UnsafeBuffer message : sensible(orderId)) {
                for (final int[] field : fields(templateId(message))) {
                    for (final long value : ABSURD) {
                        final UnsafeBuffer absurd = MessageBuffers.copy(message, 0, message.capacity());
                        put(absurd, field, value);
                        all.add(absurd);
                    }
                }
            }
        }
        return all;
    }

    /** Any message, about an order or none, each of its numbers sensible or absurd. */
    public static UnsafeBuffer random(final Random random, final long orderId) {
        final List<UnsafeBuffer> all = sensible(orderId);
        final UnsafeBuffer message = all.get(random.nextInt(all.size()));
        final int absurd = random.nextInt(4);
        for (final int[] field : fields(templateId(message))) {
            final int kind = random.nextInt(8);
            if (kind < absurd) {
                put(message, field, ABSURD[random.nextInt(ABSURD.length)]);
            } else if (kind < 4) {
                put(message, field, SENSIBLE[random.nextInt(SENSIBLE.length)]);
            }
        }
        return message;
    }

    private static void put(final UnsafeBuffer message, final int[] field, final long value) {
        final int at = HEADER + field[0];
        switch (field[1]) {
            case 1 -> message.putByte(at, (byte) value);
            case 2 -> message.putShort(at, (short) value, ByteOrder.LITTLE_ENDIAN);
            case 4 -> message.putInt(at, (int) value, ByteOrder.LITTLE_ENDIAN);
            default -> message.putLong(at, value, ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Where a message comes from. */
    public static int source(final UnsafeBuffer message) {
        return switch (templateId(message)) {
            case ManualOrderEncoder.TEMPLATE_ID, ManualTradeEncoder.TEMPLATE_ID -> SourceId.ADMIN;
            case ExecutionReportEncoder.TEMPLATE_ID,
                    NotSentEncoder.TEMPLATE_ID,
                    VenueSessionEncoder.TEMPLATE_ID,
                    ReconciliationEncoder.TEMPLATE_ID,
                    VenueOrderEncoder.TEMPLATE_ID,
                    VenuePositionEncoder.TEMPLATE_ID -> SourceId.EXECUTION;
            default -> SourceId.MARKET_DATA;
        };
    }

    private static int templateId(final UnsafeBuffer message) {
        return new MessageHeaderDecoder().wrap(message, 0).templateId();
    }

    /** Template and numbers. */
    public static String describe(final UnsafeBuffer message) {
        final StringBuilder text = new StringBuilder("template " + templateId(message));
        for (final int[] field : fields(templateId(message))) {
            final int at = HEADER + field[0];
            text.append(' ').append(field[0]).append('=');
            switch (field[1]) {
                case 1 -> text.append(message.getByte(at));
                case 2 -> text.append(message.getShort(at, ByteOrder.LITTLE_ENDIAN));
                case 4 -> text.append(message.getInt(at, ByteOrder.LITTLE_ENDIAN));
                default -> text.append(message.getLong(at, ByteOrder.LITTLE_ENDIAN));
            }
        }
        return text.toString();
    }
}
