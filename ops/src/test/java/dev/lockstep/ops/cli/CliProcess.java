package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import dev.lockstep.journal.RunCatalogue;
import dev.lockstep.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The command line in a JVM of its own, with the flags of {@code ops/lockstep}, so that it can be killed. */
final class CliProcess implements AutoCloseable {
    private static final int PATIENCE_S = 60;
    private static final int FIRST_WITH_MORE_FLAGS = 24;

    private final Process process;
    private final Path printed;

    private CliProcess(final Process process, final Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /** Starts a command; what it prints goes to a file in {@code dir}, and its temporary files, too. */
    static CliProcess start(final Path dir, final String... arguments) throws IOException {
        return start(dir, List.of(), arguments);
    }

    /** Starts a command from a shell script that makes its surroundings and runs it as {@code exec "$@"}. */
    static CliProcess startFrom(final Path dir, final String script, final String... arguments) throws IOException {
        return start(dir, List.of("sh", "-c", script, "sh"), arguments);
    }

    private static CliProcess start(final Path dir, final List<String> shell, final String... arguments)
            throws IOException {
        final List<String> command = new ArrayList<>(shell);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Project.ROOT.resolve("ops/jvm.options"));
        if (Runtime.version().feature() >= FIRST_WITH_MORE_FLAGS) {
            command.add("@" + Project.ROOT.resolve("ops/jvm-24.options"));
        }
        command.add("-Xmx512m");
        command.add("-Djava.io.tmpdir=" + dir);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        final Path printed = Files.createTempFile(dir, "printed", ".txt");
        return new CliProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start(),
                printed);
    }

    /** Everything it has printed so far. */
    String printed() throws IOException {
        return Files.readString(printed);
    }

    /** Its run, once it has taken in so many events. */
    RunDirectory awaitEvents(final Path journalDir, final long events) throws IOException {
        final RunDirectory run = awaitRun(journalDir);
        await(() -> Files.isDirectory(run.journal(JournalKind.IN)));
        try (JournalReader in = JournalReader.openLive(run.journal(JournalKind.IN), JournalKind.IN)) {
            await(() -> {
                while (in.records() < events && in.next()) {
                    continue;
                }
                return in.records() >= events;
            });
        }
        return run;
    }

    RunDirectory awaitRun(final Path journalDir) throws IOException {
        final RunCatalogue catalogue = new RunCatalogue(journalDir);
        await(() -> catalogue.runs().stream().anyMatch(this::isOwner));
        return catalogue.runs().stream().filter(this::isOwner).findFirst().orElseThrow();
    }

    private boolean isOwner(final RunDirectory run) {
        try {
            return Files.readString(run.path().resolve("owner")).contains(Long.toString(process.pid()));
        } catch (final IOException e) {
            // The owner of another run has just gone.
            return false;
        }
    }

    private void await(final BooleanSupplier condition) throws IOException {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive())
                    .as("the process ended early: %s", printed())
                    .isTrue();
            assertThat(System.nanoTime() - startNs)
                    .as("waited too long for: %s", printed())
                    .isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_S));
            Thread.yield();
        }
    }

    /** Ends it as nothing can resist. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    }

    /** Asks it to end, as a service manager does: SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException, IOException {
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS))
                .as("it does not end: %s", printed())
                .isTrue();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
