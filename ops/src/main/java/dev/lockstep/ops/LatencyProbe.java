package dev.lockstep.ops;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.run.NamedHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;

/**
 * Measures stages, journal and tick-to-order from outside the core, at every {@value #SAMPLE}th event. Each histogram is written by one thread;
 * read them once the engine has stopped.
 */
final class LatencyProbe {
    private static final int SAMPLE = 16;
    private static final int SAMPLE_MASK = SAMPLE - 1;
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final Map<String, Histogram> stages = new LinkedHashMap<>();
    private final Histogram journal = histogram();
    private final Histogram tickToOrder = histogram();
    private final long[] arrivals;

    /**
     * A probe.
     *
     * @param ringSize slots of the ring: as many arrivals are remembered, twice over
     */
    LatencyProbe(final int ringSize) {
        arrivals = new long[ringSize * 2];
    }

    private static Histogram histogram() {
        return new Histogram(HIGHEST_NS, DIGITS);
    }

    /** Wraps a stage. */
    NamedHandler wrap(final NamedHandler stage) {
        final Histogram histogram = histogram();
        stages.put(stage.name(), histogram);
        return new NamedHandler(stage.name(), slot -> {
            if ((slot.sequence() & SAMPLE_MASK) != 0) {
                stage.handler().onEvent(slot);
                return;
            }
            final long startNs = System.nanoTime();
            stage.handler().onEvent(slot);
            record(histogram, System.nanoTime() - startNs);
        });
    }

    /** Wraps the input journal: what is appended there has just arrived. */
    JournalWriter wrap(final JournalWriter in) {
        return new JournalWriter() {
            @Override
            public void append(final DirectBuffer record, final int offset, final int length) {
                final long sequence = RecordHeader.sequence(record, offset);
                final long arrivalNs = System.nanoTime();
                arrivals[(int) sequence & (arrivals.length - 1)] = arrivalNs;
                in.append(record, offset, length);
                if ((sequence & SAMPLE_MASK) == 0) {
                    LatencyProbe.record(journal, System.nanoTime() - arrivalNs);
                }
            }

            @Override
            public void close() {
                in.close();
            }
        };
    }

    /** Wraps the gateway: what is sent there is measured from the arrival of its cause. */
    Gateway wrap(final Gateway gateway) {
        return (record, offset, length) -> {
            final long sequence = RecordHeader.sequence(record, offset);
            record(tickToOrder, System.nanoTime() - arrivals[(int) sequence & (arrivals.length - 1)]);
            gateway.send(record, offset, length);
        };
    }

    private static void record(final Histogram histogram, final long ns) {
        histogram.recordValue(Math.min(HIGHEST_NS, Math.max(0, ns)));
    }

    /** Histograms by name: tickToOrder, the stages, journal. Nanoseconds. */
    Map<String, Histogram> histograms() {
        final Map<String, Histogram> all = new LinkedHashMap<>();
        all.put("tickToOrder", tickToOrder);
        all.putAll(stages);
        all.put("journal", journal);
        return all;
    }
}
