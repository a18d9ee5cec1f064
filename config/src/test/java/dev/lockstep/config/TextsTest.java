package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void shouldWriteEnumConstantsInKebabCase() {
        assertThat(Texts.nameOf(Sample.Topology.FUSED)).isEqualTo("fused");
        assertThat(Texts.nameOf(Sample.Topology.STAGED_TIME_BAR)).isEqualTo("staged-time-bar");
    }

    @Test
    void shouldCountEdits() {
        assertThat(Texts.distance("", "abc")).isEqualTo(3);
        assertThat(Texts.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Texts.distance("nmae", "name")).isEqualTo(1);
        assertThat(Texts.distance("same", "same")).isZero();
    }

    @Test
    void shouldFindTheNearestNameOnlyIfItIsNear() {
        final List<String> known = List.of("maxOrder", "minOrder", "id");
        assertThat(Texts.nearest("max-order", known)).contains("maxOrder");
        assertThat(Texts.nearest("MAX_ORDR", known)).contains("maxOrder");
        assertThat(Texts.nearest("StagedTimeBars", List.of("staged-time-bar"))).contains("staged-time-bar");
        assertThat(Texts.nearest("--_", known)).isEmpty();
        assertThat(Texts.nearest("colour", known)).isEmpty();
        assertThat(Texts.nearest("x", known)).isEmpty();
        assertThat(Texts.nearest("a", List.of())).isEmpty();
        final String longName = "n".repeat(201);
        assertThat(Texts.nearest(longName, List.of(longName + "x"))).isEmpty();
    }
}
