package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.run.LiveIngress;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.ops.cli.Project;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * I7: the whole engine as a backtest puts it together, with market, venue, both journals and the probe, allocates nothing in proportion to
 * events once it is warm.
 */
class AllocationTest {
    private static final long WARM_UP_EVENTS = 250_000;
    private static final long EVENTS = 1_000_000;
    /** What measuring, late compilation and a mapped block may cost; a fifteenth of a byte for each event. */
    private static final long TOLERATED_BYTES = 64 * 1024;

    @TempDir
    private Path dir;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Thread, Long> before = new LinkedHashMap<>();
    private final Map<Thread, Long> after = new LinkedHashMap<>();

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldAllocateNothingForEachEvent(final Topology topology) {
        final LockstepConfig config = Configurations.load(
                Project.testConfig("generated.yaml"),
                List.of(
                        "engine.topology=" + topology.name().toLowerCase(Locale.ROOT),
                        "market.messages=1000000000",
                        // So that the market never runs far ahead of the orders, whose tables grow to the most that are
                        // open.
                        "engine.ringSize=128",
                        "journal.blockSize=512MiB",
                        "journal.dir=" + dir));
        try (RunSession session = RunSession.open(
                        new Blueprint(config), 0, new StopSignal(), new PrintWriter(PrintWriter.nullWriter()));
                HistorySource market = new GeneratedMarket(
                        config.market().settings(config.engine().seed()), session.instruments())) {
            session.start(market.nextTimeNs());
            if (topology == Topology.INLINE) {
                runHistory(session, market);
            } else {
                runLive(session, market);
            }
            final RunReport report = session.finish(EndReason.STOP_REQUESTED, 0);
            assertThat(report.fills()).as("fills").isGreaterThan(1_000);
            assertThat(report.denied()).as("denials").isGreaterThan(1_000);
        }
        assertThat(after).hasSize(threadsOf(topology)).containsOnlyKeys(before.keySet());
        after.forEach((thread, bytes) -> assertThat(bytes - before.get(thread))
                .as("bytes that %s allocated at %d events", thread.getName(), EVENTS)
                .isLessThan(TOLERATED_BYTES));
    }

    private void runHistory(final RunSession session, final HistorySource market) {
        session.runHistory(
                List.of(market),
                () -> measure(session.engine().sequencer().sequence()) ? EndReason.STOP_REQUESTED : null);
    }

    /** Pipelined, because a thread of its own for each stage takes long in lock step. */
    private void runLive(final RunSession session, final HistorySource market) {
        final MarketAsLive source = new MarketAsLive(market);
        final LiveIngress ingress = session.engine().live(List.of(), List.of(source), TradingCalendar.none(), source);
        // The staged topology has more threads than most machines have cores.
        final IdleStrategy idle = new YieldingIdleStrategy();
        while (!ingress.isFinished()) {
            idle.idle(ingress.doWork());
            if (after.isEmpty() && measure(session.engine().sequencer().sequence())) {
                ingress.requestStop(EndReason.STOP_REQUESTED);
                source.stop();
            }
        }
    }

    /** Looks at the threads when enough events are in; true once all are. On the ingress thread. */
    private boolean measure(final long sequence) {
        if (sequence >= WARM_UP_EVENTS && before.isEmpty()) {
            measureInto(before);
        }
        if (sequence >= WARM_UP_EVENTS + EVENTS) {
            measureInto(after);
        }
        return !after.isEmpty();
    }

    private static int threadsOf(final Topology topology) {
        return switch (topology) {
            case INLINE -> 1;
            case FUSED -> 2;
            case STAGED -> 5;
        };
    }

    private void measureInto(final Map<Thread, Long> bytes) {
        for (final Thread thread : Thread.getAllStackTraces().keySet()) {
            // The disk watch allocates, too, in proportion to time.
            if (thread == Thread.currentThread() || thread.getName().equals("lockstep-core")) {
                bytes.put(thread, 0L);
            }
        }
        bytes.replaceAll((thread, none) -> threads.getThreadAllocatedBytes(thread.getId()));
    }
}
