package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.RunEndedEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class MessageStartTest {
    @Test
    void shouldWriteWhatTheGeneratedCodeWrites() {
        final UnsafeBuffer expected = new UnsafeBuffer(new byte[128]);
        final UnsafeBuffer actual = new UnsafeBuffer(new byte[128]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(expected, 3, new MessageHeaderEncoder())
                .orderId(-1);
        final NewOrderEncoder order =
                MessageStart.apply(new NewOrderEncoder(), actual, 3).orderId(-1);
        assertThat(order.offset()).isEqualTo(3 + MessageHeaderEncoder.ENCODED_LENGTH);
        assertThat(actual).isEqualTo(expected);
        new RunEndedEncoder().wrapAndApplyHeader(expected, 64, new MessageHeaderEncoder());
        MessageStart.apply(new RunEndedEncoder(), actual, 64);
        assertThat(actual).isEqualTo(expected);
    }
}
