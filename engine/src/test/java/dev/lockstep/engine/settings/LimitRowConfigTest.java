package dev.lockstep.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.config.ConfigLoader;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.limit.LimitValue;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.risk.RiskSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LimitRowConfigTest {
    private static final TradingNames KNOWN = new TradingNames(
            List.of("MAIN", "OTHER"),
            List.of("trend", "maker"),
            List.of("metals"),
            List.of("SIM"),
            List.of(new StrategyScope(0, InstrumentSelection.EVERY), new StrategyScope(0, InstrumentSelection.EVERY)),
            Map.of("GOLD", "SIM"),
            false);

    private static RiskSettings settings(final String yaml) {
        return new ConfigLoader()
                .parse(RiskConfig.class, "risk.yaml", yaml, List.of())
                .settings(KNOWN, Map.of());
    }

    /** What a value of two looks like in the unit of the limit, and as the core has it. */
    private static String two(final LimitRule rule) {
        return switch (rule.unit()) {
            case NANOSECONDS -> "2ms";
            case FLAG -> "true";
            default -> "2";
        };
    }

    private static long twoScaled(final LimitRule rule) {
        return switch (rule.unit()) {
            case QUANTITY -> 200_000_000;
            case ACCOUNT_MONEY, REPORTING_MONEY, INSTRUMENT_MONEY, NANOSECONDS -> 2_000_000;
            case FLAG -> 1;
            default -> 2;
        };
    }

    @ParameterizedTest
    @EnumSource(LimitRule.class)
    void shouldTakeEveryLimitByItsKeyInItsUnit(final LimitRule rule) {
        final RiskSettings settings = settings("limits: [{" + rule.key() + ": " + two(rule) + "}]");
        assertThat(settings.limits()).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo(RowKey.EVERY_ORDER);
            assertThat(row.origin()).isEqualTo("risk.limits[0]");
            assertThat(row.values()).containsExactly(new LimitValue(rule.kind(), twoScaled(rule)));
        });
    }

    @Test
    void shouldTurnNamesIntoIndexes() {
        final RiskSettings settings = settings("""
                groups: {metals: [GOLD]}
                limits:
                  - {account: OTHER, strategy: maker, instrument: GOLD, group: metals, venue: SIM, collarBps: 1}
                  - {account: '*', strategy: '*', instrument: '*', group: '*', venue: '*', collarBps: 2}
                """);
        assertThat(settings.limits().get(0).key()).isEqualTo(new RowKey(1, 1, "GOLD", 0, 0));
        assertThat(settings.limits().get(1).key()).isEqualTo(RowKey.EVERY_ORDER);
        assertThat(settings.groups()).singleElement().satisfies(group -> {
            assertThat(group.name()).isEqualTo("metals");
            assertThat(group.symbols()).containsExactly("GOLD");
        });
    }
}
