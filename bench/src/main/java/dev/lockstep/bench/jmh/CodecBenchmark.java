package dev.lockstep.bench.jmh;

import dev.lockstep.bench.QuoteTape;
import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.engine.ring.SourceId;
import java.nio.charset.StandardCharsets;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;

/** What every record and every amount goes through. */
public class CodecBenchmark extends HotPathBenchmark {
    private final UnsafeBuffer record =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(RecordHeader.MAX_RECORD_LENGTH, Long.BYTES));
    private final byte[] text = "43251.12345678".getBytes(StandardCharsets.US_ASCII);
    private long price = 4_325_112_345_678L;
    private long quantity = 150_000_000L;
    private long sequence;

    /** Price times quantity, through 128 bits. */
    @Benchmark
    public long multiply() {
        return FixedPoint.multiply(price, quantity, Rounding.HALF_EVEN);
    }

    /** A price of 14 characters. */
    @Benchmark
    public long parse() {
        return FixedPoint.parse(text, 0, text.length);
    }

    /** The bytes of a quote. */
    @Benchmark
    public long hash() {
        return Hash64.of(1, record, RecordHeader.LENGTH, QuoteTape.MESSAGE_LENGTH);
    }

    /** The header in front of a quote, its hash included. */
    @Benchmark
    public long encodeHeader() {
        return RecordHeader.encode(record, 0, QuoteTape.MESSAGE_LENGTH, SourceId.MARKET_DATA, 0, ++sequence, sequence);
    }
}
