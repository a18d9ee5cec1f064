package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Instruments that the venue has halted. */
final class InstrumentTradingCheckTest {
    private final GateRig rig = new GateRig();
    private final InstrumentTradingCheck check = new InstrumentTradingCheck();

    @ParameterizedTest
    @EnumSource(
            value = InstrumentState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TRADING", "AUCTION", "NULL_VAL"})
    @Proves(DenialCode.INSTRUMENT_NOT_TRADING)
    void shouldDenyInEveryStateInWhichNothingTrades(final InstrumentState state) {
        rig.gate().state = state;
        assertDenied(
                rig.look(check, rig.limit(Side.BUY, units(99), 1)),
                DenialCode.INSTRUMENT_NOT_TRADING,
                state.value(),
                0,
                0);
        assertThat(rig.replace(check, rig.limit(Side.BUY, units(99), 1), units(98), 1)
                        .approved())
                .isFalse();
    }

    @Test
    void shouldPassWhileTheInstrumentTradesAndLeaveAuctionsToTheirControl() {
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), 0, 0);
        rig.gate().state = InstrumentState.AUCTION;
        assertPassed(rig.look(check, rig.market(Side.BUY, 1)), InstrumentState.AUCTION.value(), 0);
    }
}
