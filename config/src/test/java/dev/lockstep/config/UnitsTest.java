package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void shouldReadSizes() {
        assertThat(ByteSize.parse("0")).isEqualTo(new ByteSize(0));
        assertThat(ByteSize.parse("17B")).isEqualTo(new ByteSize(17));
        assertThat(ByteSize.parse("64KiB")).isEqualTo(new ByteSize(65_536));
        assertThat(ByteSize.parse("512 MiB")).isEqualTo(new ByteSize(536_870_912));
        assertThat(ByteSize.parse("1GiB")).isEqualTo(new ByteSize(1_073_741_824));
        assertThat(ByteSize.parse("8388607TiB")).isEqualTo(new ByteSize(8_388_607L << 40));
    }

    @Test
    void shouldRefuseWhatIsNoSize() {
        for (final String text :
                List.of("", "-1", "1kb", "1MB", "1.5GiB", "MiB", "010", "8388608TiB", "9223372036854775808")) {
            assertThatThrownBy(() -> ByteSize.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ByteSize(-1)).hasMessage("a size cannot be negative, given -1 bytes");
    }

    @Test
    void shouldWriteSizesInTheLargestWholeUnit() {
        assertThat(new ByteSize(0)).hasToString("0");
        assertThat(new ByteSize(1025)).hasToString("1025");
        assertThat(new ByteSize(1536 << 10)).hasToString("1536KiB");
        assertThat(new ByteSize(1L << 52)).hasToString("4096TiB");
        assertThat(new ByteSize(1)).isLessThan(new ByteSize(2));
    }

    @Test
    void shouldReadDurations() {
        assertThat(Durations.parse("100ns")).isEqualTo(Duration.ofNanos(100));
        assertThat(Durations.parse("250us")).isEqualTo(Duration.ofNanos(250_000));
        assertThat(Durations.parse("5ms")).isEqualTo(Duration.ofMillis(5));
        assertThat(Durations.parse("30 s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(Durations.parse("2m")).isEqualTo(Duration.ofMinutes(2));
        assertThat(Durations.parse("1h")).isEqualTo(Duration.ofHours(1));
        assertThat(Durations.parse("7d")).isEqualTo(Duration.ofDays(7));
        assertThat(Durations.parse("9223372036854775807ns")).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    }

    @Test
    void shouldRefuseWhatIsNoDuration() {
        for (final String text :
                List.of("", "5", "-5s", "1.5s", "5 sec", "05s", "9223372036855s", "9999999999999999999ns")) {
            assertThatThrownBy(() -> Durations.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldWriteDurationsInTheLargestWholeUnit() {
        assertThat(Durations.format(Duration.ZERO)).isEqualTo("0s");
        assertThat(Durations.format(Duration.ofMillis(1500))).isEqualTo("1500ms");
        assertThat(Durations.format(Duration.ofHours(48))).isEqualTo("2d");
        assertThat(Durations.format(Duration.ofNanos(1_001))).isEqualTo("1001ns");
    }
}
