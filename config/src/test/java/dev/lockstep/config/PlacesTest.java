package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesTest {
    @TempDir
    private Path dir;

    @Test
    void shouldFindWhatTheFileAndTheOverridesSay() throws IOException {
        final Path file = Files.writeString(dir.resolve("a.yaml"), """
                risk:
                  limits:
                    - {maxLong: 5}
                    - maxLong: 6
                      collar: 7
                """);
        final Places places = Places.of(file, List.of("risk.limits[0].maxLong=8", "risk.other=1"));
        assertThat(places.find("risk.limits[1]")).hasToString("Optional[" + file + ":4:7]");
        assertThat(places.find("risk.limits[1].collar")).hasToString("Optional[" + file + ":5:15]");
        assertThat(places.find("risk.limits[0].maxLong")).hasToString("Optional[--set risk.limits[0].maxLong=8]");
        assertThat(places.find("risk.other")).hasToString("Optional[--set risk.other=1]");
        assertThat(places.find("risk.limits[2]")).isEmpty();
        assertThat(places.find("risk.limits[0].maxShort")).isEmpty();
        assertThat(places.find("risk.limits.maxShort")).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithAFileOrAPath() throws IOException {
        assertThatThrownBy(() -> Places.of(dir.resolve("absent.yaml"), List.of()))
                .isInstanceOf(ConfigException.class);
        final Path file = Files.writeString(dir.resolve("b.yaml"), "a: 1\n");
        assertThatThrownBy(() -> Places.of(file, List.of("nonsense"))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Places.of(file, List.of()).find("")).isInstanceOf(IllegalArgumentException.class);
    }
}
