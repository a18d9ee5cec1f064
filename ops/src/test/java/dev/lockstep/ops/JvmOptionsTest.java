package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.ops.cli.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The JVM ignores a compile command that names no method, so a renamed one would slow orders down in silence. */
class JvmOptionsTest {
    private static final String COMMAND = "-XX:CompileCommand=dontinline,";

    @Test
    void shouldNameMethodsThatExist() throws IOException, ClassNotFoundException {
        final List<String> named;
        try (Stream<String> lines = Files.lines(Project.ROOT.resolve("ops/jvm.options"))) {
            named = lines.filter(line -> line.startsWith(COMMAND))
                    .map(line -> line.substring(COMMAND.length()))
                    .toList();
        }
        assertThat(named).isNotEmpty();
        for (final String method : named) {
            final String[] parts = method.split("::");
            assertThat(Class.forName(parts[0]).getDeclaredMethods()).as(method).anyMatch(declared -> declared.getName()
                    .equals(parts[1]));
        }
    }
}
