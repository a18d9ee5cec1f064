package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.port.HistorySource;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Once a source has grown to the size of its records, reading on allocates nothing for each of them. */
class AllocationTest {
    private static final int RECORDS = 200_000;
    private static final int WARM_UP = 20_000;
    /** Far less than the smallest object for each record. */
    private static final long MAX_BYTES = RECORDS / 4;

    @TempDir
    private Path folder;

    @Test
    void shouldNotAllocateForLeanTicks() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            text.append(i * 10).append(",1.3").append(i % 1000).append(",1.4\r\n");
        }
        final Path file = SampleFiles.write(folder, "20140501_quote.csv", text.toString());
        assertNoAllocation(new LeanFxSource(FileSourceSettings.strict(FileFormat.LEAN_FX, file, ""), 0));
        assertNoAllocation(new LeanFxSource(
                new FileSourceSettings(
                        FileFormat.LEAN_FX, file, "", OnBadRecord.FAIL, TimeOrder.REORDER, 10_000_000_000L),
                0));
    }

    @Test
    void shouldNotAllocateForBinanceLines() {
        final StringBuilder text = new StringBuilder();
        for (int i = 2; i < RECORDS; i++) {
            final String time = 1_723_161_254_000_000_000L + i * 1000L + " ";
            text.append(time)
                    .append(i == 10 ? "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}" : depthOrTrade(i))
                    .append('\n');
        }
        final Path file = SampleFiles.write(folder, "binance.txt", text.toString());
        assertNoAllocation(new BinanceSource(
                BinanceSettings.allStreams(FileSourceSettings.strict(FileFormat.BINANCE, file, "")), 0));
    }

    @Test
    void shouldNotAllocateForItchMessages() {
        final ItchBytes itch = new ItchBytes().start().stock(1, "AB", 1);
        for (int i = 2; i < RECORDS; i++) {
            itch.message('A', 1, i)
                    .number(i, 8)
                    .text("B", 1)
                    .number(10, 4)
                    .text("AB", 8)
                    .number(100, 4)
                    .end();
        }
        final Path file = SampleFiles.write(folder, "20240102.itch", itch.bytes());
        assertNoAllocation(new ItchSource(
                ItchSettings.allStocks(FileSourceSettings.strict(FileFormat.ITCH, file, "")),
                new InstrumentDirectory()));
    }

    private static String depthOrTrade(final int i) {
        return i % 2 == 0
                ? "{\"stream\":\"x@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"s\":\"X\",\"U\":" + (i - 1)
                        + ",\"u\":" + i + ",\"b\":[[\"1.5\",\"2\"],[\"1.25\",\"0\"]],\"a\":[[\"2.5\",\"7.25\"]]}}"
                : "{\"e\":\"trade\",\"s\":\"X\",\"t\":" + i
                        + ",\"p\":\"1.75\",\"q\":\"2\",\"m\":true,\"T\":1723161256322}";
    }

    private static void assertNoAllocation(final FileSource opened) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        try (FileSource source = opened) {
            read(source, WARM_UP);
            final long before = threads.getThreadAllocatedBytes(thread);
            read(source, Integer.MAX_VALUE);
            final long allocated = threads.getThreadAllocatedBytes(thread) - before;
            assertThat(source.decoded()).isGreaterThan(RECORDS - 10);
            assertThat(allocated).as("bytes for %d records", RECORDS - WARM_UP).isLessThan(MAX_BYTES);
        }
    }

    private static void read(final FileSource source, final int limit) {
        for (int i = 0; i < limit && source.nextTimeNs() != HistorySource.NO_MORE; i++) {
            source.deliver((buffer, offset, length) -> true);
        }
    }
}
