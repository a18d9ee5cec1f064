package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.port.OrderSession;
import dev.lockstep.engine.port.SessionStart;
import dev.lockstep.engine.venue.VenueCapabilities;
import dev.lockstep.engine.venue.VenueFlag;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The venue cancels what is open when the session is lost if it offers that and was asked for it, and only then. */
final class CancelOnDisconnectTest {
    private static final SimulatedVenueSettings LATE =
            new SimulatedVenueSettings(100, 0, 0, 0, 0, 0, true, QueueModel.BEHIND_DISPLAYED, 64, 64);

    /** What the venue said each time that it was asked. */
    private final List<Boolean> answers = new ArrayList<>();
    /** By session, whether the engine asks; it asks in those that are not listed. */
    private final List<Boolean> asks = new ArrayList<>();

    private OrderSession session;

    private SimulatedVenueSettings settings(final boolean offers) {
        return LATE.with(VenueCapabilities.of(
                List.of(OrderType.LIMIT),
                List.of(TimeInForce.GTC),
                offers ? List.of(VenueFlag.CANCEL_ON_DISCONNECT) : List.of()));
    }

    private VenueRig rig(final SimulatedVenueSettings settings) {
        final SessionStart start = begun -> {
            session = begun;
            if (asks.isEmpty() || asks.remove(0)) {
                answers.add(begun.requestCancelOnDisconnect());
            }
        };
        return new VenueRig(settings, 1, start).define(MarketView.DEPTH).snapshot(new long[] {99, 4}, new long[] {101, 5
        });
    }

    @ParameterizedTest
    @CsvSource({"true, true, 0", "true, false, 1", "false, true, 1", "false, false, 1"})
    void shouldCancelIfItOffersThatAndWasAsked(final boolean offers, final boolean asked, final int left) {
        asks.add(asked);
        final VenueRig rig = rig(settings(offers));
        rig.limit(1, Side.BUY, 98, 5).at(100).disconnect();
        assertThat(rig.venue.openOrders()).isEqualTo(left);
        assertThat(answers).isEqualTo(asked ? List.of(offers) : List.of());
    }

    @ParameterizedTest
    @EnumSource(ReportsWhileDown.class)
    void shouldCancelWhatIsOpenAndRejectWhatArrivesLater(final ReportsWhileDown mode) {
        final VenueRig rig = rig(settings(true).with(mode, List.of()));
        rig.limit(1, Side.BUY, 98, 5).limit(2, Side.BUY, 97, 5).at(100);
        rig.limit(3, Side.BUY, 98, 5).at(150).disconnect();
        rig.at(300);
        assertThat(rig.venue.openOrders()).isZero();
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "2 ACCEPTED 0/5", "SESSION 0 DOWN");
        rig.connect();
        if (mode == ReportsWhileDown.HELD) {
            assertThat(rig.texts())
                    .containsExactly(
                            "SESSION 0 UP",
                            "1 CANCELLED DISC 0/0",
                            "2 CANCELLED DISC 0/0",
                            "3 REJECTED DISC 0/0",
                            "BEGIN 0",
                            "END 0");
        } else {
            assertThat(rig.texts()).containsExactly("SESSION 0 UP", "BEGIN 0", "END 0");
        }
        rig.limit(4, Side.BUY, 98, 5).at(400);
        assertThat(rig.texts()).containsExactly("4 ACCEPTED 0/5");
    }

    @Test
    void shouldBeAskedAtTheFirstInputAndAgainAfterEachOutage() {
        final VenueRig rig = rig(settings(true).with(ReportsWhileDown.LOST, List.of(new Outage(200, 50))));
        assertThat(answers).as("at the first input, once").containsExactly(true);
        rig.at(249);
        assertThat(answers).as("not while it is down").containsExactly(true);
        rig.at(250);
        assertThat(answers).containsExactly(true, true);
        rig.connect();
        assertThat(answers).as("it is up").containsExactly(true, true);
        rig.disconnect().connect();
        assertThat(answers).containsExactly(true, true, true);
    }

    @Test
    void shouldBeAskedBeforeTheEngineHearsThatTheSessionIsUp() {
        final List<List<String>> heard = new ArrayList<>();
        final List<VenueRig> rigs = new ArrayList<>();
        final VenueRig rig =
                new VenueRig(settings(true), 1, begun -> rigs.forEach(one -> heard.add(List.copyOf(one.tapped))));
        rigs.add(rig);
        rig.define(MarketView.DEPTH).disconnect().connect();
        assertThat(heard).containsExactly(List.of(), List.of("SESSION 0 DOWN"));
        assertThat(rig.tapped).containsExactly("SESSION 0 DOWN", "SESSION 0 UP", "BEGIN 0", "END 0");
    }

    @Test
    void shouldNotCarryARequestOverIntoTheNextSession() {
        asks.add(true);
        asks.add(false);
        final VenueRig rig = rig(settings(true));
        rig.disconnect().at(10).connect();
        rig.limit(1, Side.BUY, 98, 5).at(110).disconnect();
        assertThat(rig.venue.openOrders()).isEqualTo(1);
    }

    @Test
    void shouldTakeWhatArrivesLaterIfItWasNotAsked() {
        asks.add(false);
        final VenueRig rig = rig(settings(true));
        rig.limit(1, Side.BUY, 98, 5).at(50).disconnect().at(100);
        assertThat(rig.venue.openOrders()).isEqualTo(1);
    }

    @Test
    void shouldRefuseARequestOfASessionThatIsLost() {
        asks.add(false);
        final VenueRig rig = rig(settings(true));
        rig.limit(1, Side.BUY, 98, 5).at(100).disconnect();
        assertThat(session.requestCancelOnDisconnect()).isFalse();
        assertThat(rig.venue.openOrders()).isEqualTo(1);
    }

    @Test
    void shouldBeginASessionOnceThatCameUpBeforeTheFirstInput() {
        final VenueRig rig = new VenueRig(settings(true), 1, begun -> answers.add(begun.requestCancelOnDisconnect()));
        rig.disconnect().connect();
        rig.define(MarketView.DEPTH);
        assertThat(answers).containsExactly(true);
    }
}
