package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.ops.cli.Cli;
import dev.lockstep.ops.cli.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documented configuration is the one that the program has, and the shipped files are fine. */
class ConfigurationReferenceTest {
    private static final Path PAGE = Project.ROOT.resolve("docs/configuration.md");
    private static final String FIRST_HEADING = "## Top level";

    @Test
    void shouldDocumentEveryKeyAsItIs() throws IOException {
        final String page = Files.readString(PAGE);

        assertThat(page.substring(page.indexOf(FIRST_HEADING)))
                .as("regenerate the part from '%s' on: ops/lockstep config reference", FIRST_HEADING)
                .isEqualTo(Configurations.reference());
        assertThat(Cli.run("config", "reference").out()).isEqualTo(Configurations.reference());
    }

    @ParameterizedTest
    @MethodSource("shippedConfigurations")
    void shouldShipConfigurationsThatAreFine(final Path file) {
        final Cli.Outcome check = Cli.run("config", "check", file.toString());

        assertThat(check.exitCode()).as(check.err()).isZero();
        assertThat(check.out()).isEqualTo(file + " is fine" + System.lineSeparator());
    }

    @ParameterizedTest
    @MethodSource("shippedConfigurations")
    void shouldShowWhatLoadsAgain(final Path file) {
        final String shown = Cli.run("config", "show", file.toString()).out();

        assertThat(Configurations.parse("shown", shown, List.of())).isEqualTo(Configurations.load(file, List.of()));
    }

    static List<Path> shippedConfigurations() throws IOException {
        try (Stream<Path> files = Files.list(Project.ROOT.resolve("config"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
