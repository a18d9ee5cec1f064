package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecentIdsTest {
    @Test
    void shouldForgetTheOldestFirst() {
        final RecentIds ids = new RecentIds();
        for (long id = -10; id < 65_526; id++) {
            ids.add(id);
        }
        assertThat(ids.contains(-10)).isTrue();
        ids.add(70_000);
        assertThat(ids.contains(-10)).isFalse();
        assertThat(ids.contains(-9)).isTrue();
        assertThat(ids.contains(70_000)).isTrue();
        assertThat(ids.contains(70_001)).isFalse();
    }
}
