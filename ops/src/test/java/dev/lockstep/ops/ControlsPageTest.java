package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.ops.cli.Cli;
import dev.lockstep.ops.cli.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documented controls are those that the program has, and what the page points to is there. That each is proved by its tests is the engine's build to say. */
class ControlsPageTest {
    private static final Path PAGE = Project.ROOT.resolve("docs/risk-controls.md");
    private static final String FIRST_HEADING = "## Central risk";
    private static final Pattern LINK = Pattern.compile("]\\(([^)]*)\\)");

    @Test
    void shouldDocumentEveryControlAsItIs() throws IOException {
        final String page = Files.readString(PAGE);

        assertThat(page.substring(page.indexOf(FIRST_HEADING)))
                .as("regenerate the part from '%s' on: ops/lockstep risk controls", FIRST_HEADING)
                .isEqualTo(ControlsPage.text());
        assertThat(Cli.run("risk", "controls").out()).isEqualTo(ControlsPage.text());
    }

    @Test
    void shouldNameSettingsThatExist() {
        final String reference = Configurations.reference();

        assertThat(ControlsPage.keys()).isNotEmpty().allSatisfy(key -> assertThat(reference)
                .contains("\n| `" + key + "` |"));
    }

    @Test
    void shouldPointToFilesThatExist() throws IOException {
        final Matcher links = LINK.matcher(Files.readString(PAGE));
        int count = 0;
        for (; links.find(); count++) {
            assertThat(PAGE.resolveSibling(links.group(1))).exists();
        }
        assertThat(count).isGreaterThan(30);
    }
}
