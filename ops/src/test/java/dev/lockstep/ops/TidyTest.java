package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.ops.cli.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Style that a compiler does not check. Each rule says what to write instead. */
class TidyTest {
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".idea", ".vscode", "data");
    private static final Set<String> KINDS =
            Set.of("java", "xml", "yaml", "md", "options", "config", "lockstep", "run", "campaign");
    private static final int MAX_LINES = 350;

    /** Longer ones, with their length now: it may only shrink, and an entry goes once it is not needed. */
    private static final Map<String, Integer> LONGER = Map.of(
            // One test class for each format, with the odd cases of its fields one below the other.
            "codecs/src/test/java/dev/lockstep/codecs/FixedPointTest.java", 358,
            "adapters/src/test/java/dev/lockstep/adapters/file/ItchSourceTest.java", 382,
            "adapters/src/test/java/dev/lockstep/adapters/file/BinanceSourceTest.java", 396,
            // One media driver serves all cases.
            "adapters/src/test/java/dev/lockstep/adapters/aeron/AeronMarketDataTest.java", 419);

    private final List<String> problems = new ArrayList<>();

    @Test
    void shouldBeTidy() throws IOException {
        final List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(200);

        sources.forEach(this::look);

        assertThat(problems).isEmpty();
    }

    private void look(final Path file) {
        final String name = Project.ROOT.relativize(file).toString();
        final List<String> lines = lines(file);
        final boolean isTest = name.contains("src/test/");
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i);
            final String place = name + ":" + (i + 1) + ": ";
            // The words are put together, so that this file does not break its own rules.
            ban(line, "\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b", place + "do it, or write down in an issue what is left");
            ban(
                    line,
                    "(?<![\\w.])/(home|work|Users|root)/",
                    place + "a path of one machine; make it relative, or a setting");
            if (isTest) {
                ban(
                        line,
                        "Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep",
                        place + "wait for what you wait for: Awaitility, or an injected clock");
                ban(
                        line,
                        "@Dis" + "abled",
                        place + "repair the test or delete it; what can't run here is skipped by an assumption");
            }
        }
        if (name.endsWith(".java") && lines.size() > LONGER.getOrDefault(name, MAX_LINES)) {
            problems.add(name + " has " + lines.size() + " lines; think about a split, at most "
                    + LONGER.getOrDefault(name, MAX_LINES));
        }
    }

    private void ban(final String line, final String pattern, final String problem) {
        if (Pattern.compile(pattern).matcher(line).find()) {
            problems.add(problem);
        }
    }

    private static List<Path> sources() throws IOException {
        final List<Path> sources = new ArrayList<>();
        Files.walkFileTree(Project.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(final Path directory, final BasicFileAttributes attributes) {
                return NOT_SOURCES.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
                final String name = file.getFileName().toString();
                if (KINDS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    private static List<String> lines(final Path file) {
        try {
            return Files.readAllLines(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
