package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** Markets that have fallen silent. */
final class QuoteAgeCheckTest {
    private final GateRig rig = new GateRig(value(LimitKind.MAX_QUOTE_AGE, SECOND));
    private final QuoteAgeCheck check = new QuoteAgeCheck();

    @Test
    @Proves(DenialCode.STALE_MARKET_DATA)
    void shouldPassAtTheLimitAndDenyANanosecondBeyond() {
        rig.nowNs += SECOND;
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), SECOND, SECOND);
        rig.nowNs++;
        assertDenied(
                rig.look(check, rig.limit(Side.BUY, units(99), 1)),
                DenialCode.STALE_MARKET_DATA,
                SECOND + 1,
                SECOND,
                KEY);
        assertThat(rig.replace(check, rig.limit(Side.BUY, units(99), 1), units(98), 1)
                        .approved())
                .isFalse();
        rig.quote(0, units(99), units(101));
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), 0, SECOND);
    }

    @Test
    void shouldDenyBeforeThereWasAnyMarketData() {
        rig.gate().bookNs = 0;
        assertThat(rig.look(check, rig.limit(Side.BUY, units(99), 1)).denial).isEqualTo(DenialCode.STALE_MARKET_DATA);
    }

    @Test
    void shouldKnowTheAgeAfterARestoreAndFollowAChangedLimit() {
        final GateRig other = new GateRig(value(LimitKind.MAX_QUOTE_AGE, SECOND));
        restore(other.gate(), rig.gate());
        other.nowNs = rig.nowNs + SECOND + 1;
        assertThat(other.look(check, other.limit(Side.BUY, units(99), 1)).approved())
                .isFalse();
        other.change(LimitKind.MAX_QUOTE_AGE, 2 * SECOND);
        assertPassed(other.look(check, other.limit(Side.BUY, units(99), 1)), SECOND + 1, 2 * SECOND);
    }
}
