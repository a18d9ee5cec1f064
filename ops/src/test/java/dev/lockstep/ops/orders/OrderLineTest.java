package dev.lockstep.ops.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class OrderLineTest {
    private static NewOrderDecoder sent(final long id, final String clientId, final long quantity) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .orderId(id)
                .wholeOrderId(64)
                .clientOrderId(clientId)
                .price(7)
                .quantity(quantity)
                .side(Side.BUY)
                .orderType(OrderType.LIMIT)
                .timeInForce(TimeInForce.GTC);
        return new NewOrderDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }

    @Test
    void shouldKnowAnOrderByItsSlicesWhichChangeNothingElse() {
        final OrderLine line = new OrderLine(64, 1);
        line.sent(sent(64, "LS064", 3), 1);
        line.sent(sent(144, "LS144", 2), 5);
        assertThat(line.clientOrderId()).isEqualTo("LS064");
        assertThat(line.quantity()).isEqualTo(3);
        assertThat(line.lastNs()).isEqualTo(5);
        assertThat(line.isKnownAs(64) && line.isKnownAs(144)).isTrue();
        assertThat(line.isKnownAs(145)).isFalse();
        for (final String name : new String[] {"64", "LS064", "144", "LS144"}) {
            assertThat(line.isKnownAs(name)).as(name).isTrue();
        }
        assertThat(line.isKnownAs("LS145") || line.isKnownAs("")).isFalse();
    }
}
