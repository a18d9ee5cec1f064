package dev.lockstep.engine.strategy.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BookImbalanceTest {
    private static final long T0 = Units.START_NS;

    private final CoreHarness harness = CoreHarness.started(
            Units.settings(
                    List.of(new StrategySlot(
                            "maker",
                            new BookImbalanceParameters(5, 0.4, 1, 0, 3).create(),
                            InstrumentSelection.EVERY,
                            0)),
                    Units.wideLimits(),
                    64),
            Units.terms("A", MarketView.QUOTES));

    @Test
    void shouldQuoteBothSidesOfABalancedBook() {
        quote(T0 + 1, 100, 101);
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID)).hasSize(2);
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).isEmpty();
    }

    /** A quote that was on its way when the book ceased to be whole is withdrawn as soon as the venue has taken it. */
    @Test
    void shouldWithdrawAQuoteThatIsAcceptedAfterTheBookCrossed() {
        quote(T0 + 1, 100, 101);
        final long bid =
                harness.outputs(NewOrderDecoder.TEMPLATE_ID).get(0).newOrder().orderId();
        quote(T0 + 2, 102, 101);
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).isEmpty();
        harness.report(VenueMessages.report(bid, ExecType.ACCEPTED));
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).hasSize(1);
    }

    private void quote(final long atNs, final long bid, final long ask) {
        harness.market(
                atNs, MarketMessages.quote(0, Units.units(bid), Units.units(5), Units.units(ask), Units.units(5)));
    }
}
