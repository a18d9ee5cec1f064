package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskGuardTest {
    private static final long MS = 1_000_000;

    @TempDir
    Path dir;

    private final List<Long> calls = new ArrayList<>();
    private long free;
    private int looks;
    private DiskGuard guard;

    @BeforeEach
    void createGuard() {
        guard = new DiskGuard(
                new JournalSettings(dir, 1 << 20, 1 << 20, 1_000, 0, 250),
                () -> {
                    looks++;
                    return free;
                },
                calls::add);
    }

    @Test
    void shouldCallBackOnceWhenFreeSpaceFallsBelowTheReserve() {
        free = 1_000;
        assertThat(guard.poll(-5 * MS)).as("the reserve itself is enough").isFalse();
        free = 999;
        assertThat(guard.poll(245 * MS)).isTrue();
        free = 10;
        assertThat(guard.poll(1_000 * MS)).isFalse();
        assertThat(calls).containsExactly(999L);
    }

    @Test
    void shouldLookOnlyOnceAnInterval() {
        free = 5_000;
        guard.poll(0);
        guard.poll(249 * MS);
        assertThat(looks).isEqualTo(1);
        guard.poll(250 * MS);
        assertThat(looks).isEqualTo(2);
        assertThat(calls).isEmpty();
    }

    @Test
    void shouldRefuseAStartThatWouldEndInTheReserve() {
        free = 1_099;
        assertThatThrownBy(() -> guard.checkAtStart(100))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(dir.toString())
                .hasMessageContaining("1099 bytes free")
                .hasMessageContaining("needs 1100")
                .hasMessageContaining("journal prune");
        free = 1_100;
        assertThatCode(() -> guard.checkAtStart(100)).doesNotThrowAnyException();
        assertThat(calls).isEmpty();
    }

    @Test
    void shouldTellTheFreeSpaceOfARealDisk() {
        assertThat(DiskGuard.usableBytes(dir).getAsLong()).isPositive();
    }

    @Test
    void shouldHoldRealBlocksInReserveUntilReleased() throws IOException {
        final DiskReserve reserve = new DiskReserve(dir.resolve(DiskReserve.NAME));
        reserve.allocate(3_000_001);
        assertThat(Files.size(dir.resolve(DiskReserve.NAME))).isEqualTo(3_000_001);
        assertThat(Files.readAllBytes(dir.resolve(DiskReserve.NAME)))
                .as("not a sparse or compressible file")
                .contains(1, 2, 3, 4, 5);
        reserve.release();
        reserve.release();
        assertThat(dir.resolve(DiskReserve.NAME)).doesNotExist();
    }
}
