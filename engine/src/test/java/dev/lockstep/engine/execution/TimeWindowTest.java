package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.restore;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sliding window against a plain list. */
final class TimeWindowTest {
    @Test
    void shouldCountWhatAListCounts() {
        final Random random = new Random(37);
        final TimeWindow window = new TimeWindow(1 << 20);
        final List<Long> all = new ArrayList<>();
        long nowNs = 1_000;
        for (int i = 0; i < 20_000; i++) {
            nowNs += random.nextInt(5);
            if (random.nextInt(3) != 0) {
                window.add(nowNs);
                all.add(nowNs);
            }
            final long cut = nowNs - 300;
            assertThat(window.count(nowNs, 300))
                    .isEqualTo((int) all.stream().filter(at -> at > cut).count());
            all.removeIf(at -> at <= cut);
        }
    }

    @Test
    void shouldForgetTheOldestBeyondItsBoundAndGoOnAfterARestore() {
        final TimeWindow window = new TimeWindow(64);
        for (int i = 1; i <= 100; i++) {
            window.add(i);
        }
        assertThat(window.count(100, 1_000)).isEqualTo(64);
        final TimeWindow restored = restore(new TimeWindow(64), window);
        assertThat(restored.count(100, 10)).isEqualTo(10);
        restored.clear();
        assertThat(restored.count(100, 1_000)).isZero();
    }
}
