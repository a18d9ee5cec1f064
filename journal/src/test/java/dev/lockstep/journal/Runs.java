package dev.lockstep.journal;

import dev.lockstep.engine.port.JournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/** Runs with known contents: inputs 1..n, and one output under each third input. */
final class Runs {
    static final RunIdentity IDENTITY = new RunIdentity(
            "0.1.0-test",
            5150,
            1,
            3,
            7,
            -42,
            List.of("ESZ6", "€/$ \"quoted\""),
            0xFEDCBA9876543210L,
            "a: 1\nb: \"ü\"\n");
    static final RunChains CHAINS = new RunChains(0x0123456789ABCDEFL, -1);

    private Runs() {}

    static JournalSettings settings(final Path dir) {
        return new JournalSettings(dir, Records.BLOCK_SIZE, Records.BLOCK_SIZE, 0, 4_096, 1);
    }

    static OpenRun open(final Path dir, final Instant created, final int inputs) {
        final OpenRun run = RunDirectory.create(settings(dir), created, IDENTITY);
        append(run.openWriter(JournalKind.IN), run.openWriter(JournalKind.OUT), 1, inputs);
        return run;
    }

    /** Inputs and their outputs, from the first to the last sequence. */
    static void append(final JournalWriter in, final JournalWriter out, final long first, final long last) {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[512]);
        for (long sequence = first; sequence <= last; sequence++) {
            final int length = Records.encode(record, sequence);
            in.append(record, 0, length);
            if (sequence % 3 == 0) {
                out.append(record, 0, length);
            }
        }
    }

    static RunDirectory ended(final Path dir, final Instant created, final int inputs) {
        final OpenRun run = open(dir, created, inputs);
        Sealer.seal(run, RunStatus.ENDED, CHAINS, null);
        return run.directory();
    }

    /** Closed without a seal, which is all that a later process sees of a crash. */
    static RunDirectory crashed(final Path dir, final Instant created, final int inputs) {
        final OpenRun run = open(dir, created, inputs);
        run.close();
        return run.directory();
    }

    static List<Path> files(final Path root) {
        try (Stream<Path> entries = Files.walk(root)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
