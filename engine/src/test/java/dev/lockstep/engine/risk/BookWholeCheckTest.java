package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.assertDenied;
import static dev.lockstep.engine.risk.RiskRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateImage;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is sent into a book that is not whole. */
final class BookWholeCheckTest {
    /** A control that has no objection, to set up what another one sees. */
    static final class Nothing extends RiskCheck {
        @Override
        boolean check(final RiskDecision order, final RiskContext context) {
            return order.approved();
        }

        @Override
        ControlInfo info() {
            throw new UnsupportedOperationException();
        }
    }

    private final BookWholeCheck check = new BookWholeCheck();
    private final RiskRig rig = new RiskRig();
    private final InstrumentRisk instrument = new InstrumentRisk(null, 0, 0);

    @ParameterizedTest
    @EnumSource(
            value = BookStatus.class,
            names = {"WHOLE", "NULL_VAL"},
            mode = EnumSource.Mode.EXCLUDE)
    @Proves(DenialCode.BOOK_NOT_WHOLE)
    void shouldDenyInEveryOtherStatus(final BookStatus status) {
        instrument.bookStatus = status;
        final InstrumentRisk restored = new InstrumentRisk(null, 0, 0);
        StateImage.of(instrument).restore(restored);
        rig.context.instrument = restored;
        assertDenied(
                rig.buy(check, A, units(100), 1),
                DenialCode.BOOK_NOT_WHOLE,
                status.value(),
                BookStatus.WHOLE.value(),
                0);
        restored.bookStatus = BookStatus.WHOLE;
        assertPassed(rig.buy(check, A, units(100), 1), BookStatus.WHOLE.value(), BookStatus.WHOLE.value());
    }

    @Test
    void shouldHoldOrdersBackButNotCancels() {
        final Desk crossed = new Desk(Units.wideLimits());
        final long working = crossed.accepted(Side.BUY, 1);
        crossed.harness().market(MarketMessages.quote(0, Desk.ASK, ONE, Desk.BID, ONE));
        // A strategy hears no quotes of such a book, so the order comes with a definition.
        final long[] denied = new long[1];
        crossed.actOnDefinition(context -> {
            denied[0] = context.submit(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Desk.BID, ONE);
            context.replace(working, Desk.BID, 2 * ONE);
            context.cancel(working);
        });
        assertThat(crossed.harness().outputs(DenialDecoder.TEMPLATE_ID))
                .hasSize(2)
                .allSatisfy(output -> assertThat(output.denial().code()).isEqualTo(DenialCode.BOOK_NOT_WHOLE));
        assertThat(crossed.harness()
                        .outputs(DenialDecoder.TEMPLATE_ID)
                        .get(0)
                        .denial()
                        .orderId())
                .isEqualTo(denied[0]);
        assertThat(crossed.output().cancelOrder().orderId()).isEqualTo(working);
    }
}
