package dev.lockstep.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.LimitKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LimitRuleTest {
    @ParameterizedTest
    @EnumSource(LimitKind.class)
    void shouldHaveARuleForEveryKindThatThereIs(final LimitKind kind) {
        if (kind == LimitKind.NULL_VAL) {
            assertThat(LimitRule.of(kind)).isNull();
        } else {
            assertThat(LimitRule.of(kind).kind()).isEqualTo(kind);
        }
    }

    @Test
    void shouldNameEachLimitByAKeyOfItsOwn() {
        final Set<String> keys = new HashSet<>();
        Arrays.stream(LimitRule.values()).forEach(rule -> keys.add(rule.key()));
        assertThat(keys).hasSameSizeAs(LimitRule.values());
    }

    @ParameterizedTest
    @EnumSource(LimitRule.class)
    void shouldBuildInWhatARowMayStateOrNothing(final LimitRule rule) {
        assertThat(rule.builtIn() == LimitRule.NONE || rule.allows(rule.builtIn()))
                .isTrue();
        assertThat(rule.allows(rule.least())).isTrue();
        assertThat(rule.allows(rule.least() - 1)).isFalse();
        assertThat(rule.allows(LimitRule.NONE)).isFalse();
        assertThat(rule.fits(0)).as("a row about every order may set any limit").isTrue();
    }

    /** The weights are those of {@code deniedKey}: 16 instrument, 8 strategy, 4 account, 2 group, 1 venue. */
    @ParameterizedTest
    @CsvSource({
        "MAX_LONG, 23",
        "MAX_SHORT, 23",
        "MAX_INSTRUMENT_NOTIONAL, 23",
        "MAX_CONCENTRATION, 23",
        "INITIAL_MARGIN, 23",
        "MAX_ORDER_NOTIONAL, 31",
        "COLLAR, 31",
        "MAX_ORDER_QUANTITY, 31",
        "SHORT_SALE, 31",
        "RESTRICTED, 31",
        "MAX_STRATEGY_NOTIONAL, 12",
        "MAX_OPEN_ORDERS, 12",
        "MAX_INSTRUMENTS, 12",
        "MAX_NEW_RATE, 12",
        "MAX_REPLACE_RATE, 12",
        "MAX_EXECUTIONS, 12",
        "EXECUTION_WINDOW, 12",
        "MAX_GROUP_NOTIONAL, 6",
        "MAX_ACCOUNT_NOTIONAL, 4",
        "DAILY_LOSS_SOFT, 4",
        "DAILY_LOSS_HARD, 4",
        "MAX_DRAWDOWN, 4",
        "MAX_GROSS_EXPOSURE, 0",
        "MAX_NET_EXPOSURE, 0",
        "DRIFT_WINDOW, 19"
    })
    void shouldBeKeyedByNothingNarrowerThanWhatItSumsUp(final LimitRule rule, final int keys) {
        for (int mask = 0; mask <= LimitKey.EVERYTHING; mask++) {
            assertThat(rule.fits(mask)).as("mask %d", mask).isEqualTo((mask & ~keys) == 0);
        }
    }
}
