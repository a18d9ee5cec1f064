package dev.lockstep.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.TimeInForce;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueCapabilitiesTest {
    @Test
    void shouldSupportWhatIsListedAndNothingElse() {
        final Set<OrderType> types = EnumSet.of(OrderType.LIMIT, OrderType.TRAILING_STOP_LIMIT);
        final Set<TimeInForce> times = EnumSet.of(TimeInForce.GTC, TimeInForce.AT_THE_CLOSE);
        final Set<VenueFlag> flags = EnumSet.of(VenueFlag.REDUCE_ONLY);

        final VenueCapabilities some = VenueCapabilities.of(List.copyOf(types), List.copyOf(times), List.copyOf(flags));

        for (final OrderType type : OrderType.values()) {
            assertThat(some.supports(type)).as("%s", type).isEqualTo(types.contains(type));
        }
        for (final TimeInForce time : TimeInForce.values()) {
            assertThat(some.supports(time)).as("%s", time).isEqualTo(times.contains(time));
        }
        for (final VenueFlag flag : VenueFlag.values()) {
            assertThat(some.supports(flag)).as("%s", flag).isEqualTo(flags.contains(flag));
        }
    }

    @Test
    void shouldSupportEverythingButNullValues() {
        final VenueCapabilities all = VenueCapabilities.ALL;

        assertThat(OrderType.values()).filteredOn(all::supports).hasSize(9).doesNotContain(OrderType.NULL_VAL);
        assertThat(TimeInForce.values()).filteredOn(all::supports).hasSize(7).doesNotContain(TimeInForce.NULL_VAL);
        assertThat(VenueFlag.values()).allMatch(all::supports);
    }

    @Test
    void shouldSupportMarketAndLimitOrdersWithoutFlagsUnlessMoreIsSaid() {
        final VenueCapabilities basic = VenueCapabilities.BASIC;

        assertThat(OrderType.values()).filteredOn(basic::supports).containsExactly(OrderType.MARKET, OrderType.LIMIT);
        assertThat(TimeInForce.values())
                .filteredOn(basic::supports)
                .containsExactly(TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK);
        assertThat(Arrays.stream(VenueFlag.values())).noneMatch(basic::supports);
    }

    @Test
    void shouldRefuseBitsThatStandForNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VenueCapabilities(1 << 9, 0, 0))
                .withMessage("orderTypes is 0x200; the highest bit is 8");
        assertThatIllegalArgumentException().isThrownBy(() -> new VenueCapabilities(0, 1 << 7, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new VenueCapabilities(0, 0, 1 << 4));
        assertThat(VenueCapabilities.of(List.of(OrderType.values()), List.of(), List.of()))
                .isEqualTo(new VenueCapabilities(0x1FF, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NINECHARS", "A.B", "A B", "É"})
    void shouldRefuseNamesThatKeysAndReportsCantBear(final String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VenueTerms.basic(name))
                .withMessageContaining("1 to 8 letters, digits, dashes and underscores");
    }
}
