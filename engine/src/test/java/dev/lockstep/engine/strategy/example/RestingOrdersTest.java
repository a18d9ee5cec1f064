package dev.lockstep.engine.strategy.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RestingOrdersTest {
    private static final long T0 = Units.START_NS;
    private static final long PAUSE_NS = 100_000_000;

    private final CoreHarness harness = CoreHarness.started(
            Units.settings(
                    List.of(new StrategySlot(
                            "drill", new RestingOrdersParameters(3, 100).create(), InstrumentSelection.EVERY, 0)),
                    Units.wideLimits(),
                    64),
            Units.terms("A", MarketView.QUOTES));

    private void quotes(final long fromNs, final int count) {
        for (int i = 0; i < count; i++) {
            // Another quantity each time, so that each is a change.
            harness.market(
                    fromNs + i,
                    MarketMessages.quote(
                            0, Units.units(100), Units.units(5 + i % 2), Units.units(101), Units.units(5)));
        }
    }

    private NewOrderDecoder order(final int index) {
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).get(index).newOrder();
    }

    private int orders() {
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).size();
    }

    @Test
    void shouldRestSoManyBuyOrdersOfTheLeastQuantityATickApartAndNoMore() {
        quotes(T0 + 1, 10);
        assertThat(orders()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(order(i).side()).isEqualTo(Side.BUY);
            assertThat(order(i).price()).as("1 percent below 100").isEqualTo(Units.units(99) - i * Units.TICK);
            assertThat(order(i).quantity())
                    .isEqualTo(Units.terms("A", MarketView.QUOTES).quantityIncrement());
        }
    }

    @Test
    void shouldReplaceAnOrderThatHasEndedAfterAPauseOnly() {
        quotes(T0 + 1, 10);
        final long first = order(0).orderId();
        harness.report(VenueMessages.report(first, ExecType.ACCEPTED));
        harness.report(VenueMessages.report(first, ExecType.CANCELLED));
        final long endedNs = harness.timeNs();
        quotes(endedNs + PAUSE_NS - 10, 10);
        assertThat(orders()).isEqualTo(3);
        quotes(endedNs + PAUSE_NS, 10);
        assertThat(orders()).isEqualTo(4);
    }
}
