package dev.lockstep.bench.jmh;

import dev.lockstep.bench.BenchRun;
import dev.lockstep.bench.QuoteTape;
import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.feature.FeatureStage;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.risk.RiskStage;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Single stages, fed by hand. */
public class StageBenchmark extends HotPathBenchmark {
    private static final long ORDER_ID = 1;

    private final QuoteTape tape = new QuoteTape();
    private final Slot[] quotes = {new Slot(), new Slot()};
    private final Slot ended = new Slot();
    private FeatureStage feature;
    private RiskStage risk;
    private int n;

    /** Defines the instrument in both stages and prepares two quotes that differ, and the end of an order. */
    @Setup
    public void prepare() {
        final Core core = BenchRun.core(BenchRun.emaCross());
        feature = core.feature();
        risk = core.risk();
        final UnsafeBuffer message = new UnsafeBuffer(new byte[RecordHeader.MAX_MESSAGE_LENGTH]);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(message, 0, header);
        BenchRun.header(0).instruments().get(0).encode(definition, 0, 0);
        final Slot defined = new Slot();
        fill(defined, message, 0, MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength());
        feature.onEvent(defined);
        risk.onEvent(defined);
        for (int i = 0; i < quotes.length; i++) {
            fill(quotes[i], tape.buffer(), tape.offset(i), QuoteTape.MESSAGE_LENGTH);
            feature.onEvent(quotes[i]);
            quotes[i]
                    .signals()
                    .add(OrderAction.NEW, 0, ORDER_ID)
                    .start(0, Side.BUY)
                    .limit(QuoteTape.MEAN_PRICE)
                    .quantity(FixedPoint.ONE);
        }
        final OrderUpdateEncoder update = new OrderUpdateEncoder();
        update.wrapAndApplyHeader(message, 0, header)
                .orderId(ORDER_ID)
                .instrument(0)
                .orderEvent(OrderEvent.CANCELLED)
                .reservationQuantity(0);
        fill(ended, message, 0, MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
        ended.market().clear();
    }

    private static void fill(final Slot slot, final DirectBuffer message, final int offset, final int length) {
        slot.mutableRecord().putBytes(RecordHeader.LENGTH, message, offset, length);
        RecordHeader.encode(slot.mutableRecord(), 0, length, SourceId.MARKET_DATA, 0, 1, BenchRun.START_NS);
        slot.complete(0);
    }

    /** A quote through book, midpoint and two averages. */
    @Benchmark
    public int featureStage() {
        final Slot slot = quotes[++n & 1];
        feature.onEvent(slot);
        return slot.market().featureCount();
    }

    /** An order through all controls to its reservation, and the update that releases it: two events. */
    @Benchmark
    public boolean riskApprovalAndRelease() {
        final Slot slot = quotes[0];
        risk.onEvent(slot);
        risk.onEvent(ended);
        return slot.risk().decision(0).approved();
    }
}
