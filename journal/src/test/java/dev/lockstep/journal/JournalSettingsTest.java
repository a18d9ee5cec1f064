package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalSettingsTest {
    private static final Path DIR = Path.of("journal");

    @Test
    void shouldHaveDefaultsOfSixtyFourMebibytesAndOneGibibyte() {
        final JournalSettings settings = JournalSettings.defaults(DIR);
        assertThat(settings.blockSize()).isEqualTo(67_108_864);
        assertThat(settings.reserve()).isEqualTo(1_073_741_824);
    }

    @ParameterizedTest
    @CsvSource({
        "1048575, 2097152, 0, 0, 1, blockSize",
        "3145728, 9999999, 0, 0, 1, blockSize",
        "2147483648, 2147483648, 0, 0, 1, blockSize",
        "2097152, 2097151, 0, 0, 1, rollSize",
        "1048576, 1048576, -1, 0, 1, reserve",
        "1048576, 1048576, 0, -1, 1, closingReserve",
        "1048576, 1048576, 0, 0, 0, diskCheckMs"
    })
    void shouldRefuseValuesOutOfRange(
            final long blockSize,
            final long rollSize,
            final long reserve,
            final long closingReserve,
            final long diskCheckMs,
            final String culprit) {
        assertThatThrownBy(() -> new JournalSettings(DIR, blockSize, rollSize, reserve, closingReserve, diskCheckMs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("journal." + culprit + " is ")
                .hasMessageContaining("allowed is");
    }
}
