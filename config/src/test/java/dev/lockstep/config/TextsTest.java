package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void shouldWriteNamesInKebabCase() {
        assertThat(Texts.keyOf("maxOrderQty")).isEqualTo("max-order-qty");
        assertThat(Texts.keyOf("name")).isEqualTo("name");
        assertThat(Texts.keyOf("outputURL")).isEqualTo("output-url");
        assertThat(Texts.keyOf("httpURLPath")).isEqualTo("http-url-path");
        assertThat(Texts.keyOf("level2Depth")).isEqualTo("level2-depth");
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
        final List<String> known = List.of("max-order", "min-order", "id");
        assertThat(Texts.nearest("maxOrder", known)).contains("max-order");
        assertThat(Texts.nearest("MAX_ORDR", known)).contains("max-order");
        assertThat(Texts.nearest("colour", known)).isEmpty();
        assertThat(Texts.nearest("x", known)).isEmpty();
        assertThat(Texts.nearest("a", List.of())).isEmpty();
        final String longName = "n".repeat(201);
        assertThat(Texts.nearest(longName, List.of(longName + "x"))).isEmpty();
    }
}
