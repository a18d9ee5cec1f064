package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import org.junit.jupiter.api.Test;

/** How figures become verdicts. */
class JudgementTest {
    @Test
    void shouldTakeTheMiddleOfAnOddAndTheMeanOfTheTwoMiddlesOfAnEvenNumberOfRounds() {
        assertThat(Medians.of(9, 1, 5)).isEqualTo(5);
        assertThat(Medians.of(9, 1, 5, 7)).isEqualTo(6);
    }

    @Test
    void shouldCompareEachRoundWithItsOwnFloor() {
        // Each round is 2, 4 and 3 times its floor; the second round was disturbed, and its floor with it.
        assertThat(Medians.ofRatios(new double[] {20, 4_000, 30}, new double[] {10, 1_000, 10}))
                .isEqualTo(3);
    }

    @Test
    void shouldPassAtTheRequiredValueAndFailBeyondIt() {
        assertThat(Check.atLeast("rate", 3, 3).passed()).isTrue();
        assertThat(Check.atLeast("rate", 2.99, 3).passed()).isFalse();
        assertThat(Check.atMost("ratio", 2, 2).passed()).isTrue();
        assertThat(Check.atMost("ratio", 2.01, 2).passed()).isFalse();
    }

    /** A quote without effect would shift all orders after it to other quotes. */
    @Test
    void shouldEncodeNoTwoQuotesInARowWithTheSameBidQuantity() {
        final QuoteTape tape = new QuoteTape();
        final QuoteDecoder quote = new QuoteDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        long before = 0;
        for (long n = 0; n <= QuoteTape.SIZE; n++) {
            quote.wrapAndApplyHeader(tape.buffer(), tape.offset(n), header);
            assertThat(quote.bidQuantity()).as("quote %d", n).isNotEqualTo(before);
            before = quote.bidQuantity();
        }
    }
}
