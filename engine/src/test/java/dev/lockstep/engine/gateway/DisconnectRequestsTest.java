package dev.lockstep.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.port.OrderSession;
import dev.lockstep.engine.venue.VenueCapabilities;
import dev.lockstep.engine.venue.VenueFlag;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DisconnectRequestsTest {
    private final List<String> warnings = new ArrayList<>();
    private int asked;
    private boolean answer = true;
    private final OrderSession session = () -> {
        asked++;
        return answer;
    };

    private DisconnectRequests of(final VenueFlag... flags) {
        final VenueCapabilities capabilities =
                VenueCapabilities.of(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC), List.of(flags));
        return new DisconnectRequests(new VenueTerms("EAST", capabilities), warnings::add);
    }

    @Test
    void shouldAskInEachSessionWhereTheVenueOffersIt() {
        final DisconnectRequests requests = of(VenueFlag.CANCEL_ON_DISCONNECT, VenueFlag.POST_ONLY);
        assertThat(requests.isOffered()).isTrue();
        assertThat(asked).isZero();
        requests.onSessionStart(session);
        requests.onSessionStart(session);
        assertThat(asked).isEqualTo(2);
        assertThat(requests.requested()).isEqualTo(2);
        assertThat(requests.refused()).isZero();
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldNotAskAVenueThatDoesNotOfferIt() {
        final DisconnectRequests requests = of(VenueFlag.POST_ONLY);
        requests.onSessionStart(session);
        assertThat(asked).isZero();
        assertThat(requests.isOffered()).isFalse();
        assertThat(requests.requested()).isZero();
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldWarnOfARefusalAndAskAgainInTheNextSession() {
        final DisconnectRequests requests = of(VenueFlag.CANCEL_ON_DISCONNECT);
        answer = false;
        requests.onSessionStart(session);
        assertThat(warnings)
                .containsExactly(
                        "venue EAST refuses to cancel on disconnect, which it offers; its open orders stay there"
                                + " if this session is lost");
        answer = true;
        requests.onSessionStart(session);
        assertThat(requests.requested()).isEqualTo(2);
        assertThat(requests.refused()).isEqualTo(1);
        assertThat(warnings).hasSize(1);
    }
}
