package dev.lockstep.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums that stay exact through what does not fit a long, and that know what they do not know. */
final class TotalTest {
    private static final Currency DOLLARS = new Currency(0, "USD", 6, MoneyUnit.SMALLEST);

    private final Rate one = new Rate(DOLLARS, DOLLARS);
    private final Total total = new Total();

    private void add(final long part, final Knowledge knowledge) {
        total.exchange(0, Knowledge.KNOWN, part, knowledge);
    }

    private void remove(final long part, final Knowledge knowledge) {
        total.exchange(part, knowledge, 0, Knowledge.KNOWN);
    }

    private Amount sum() {
        final Amount sum = new Amount();
        total.addTo(sum, one);
        return sum;
    }

    @Test
    void shouldComeBackFromBeyondALong() {
        final long seed = 5;
        final Random random = new Random(seed);
        final List<Long> parts = new ArrayList<>();
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < 100_000; i++) {
            if (parts.isEmpty() || random.nextInt(100) < 51) {
                final long part = random.nextInt(4) == 0 ? Long.MIN_VALUE : random.nextLong();
                parts.add(part);
                add(part, Knowledge.KNOWN);
                expected = expected.add(BigInteger.valueOf(part));
            } else if (random.nextBoolean()) {
                final int at = random.nextInt(parts.size());
                final long part = parts.get(at);
                parts.set(at, random.nextLong());
                total.exchange(part, Knowledge.KNOWN, parts.get(at), Knowledge.KNOWN);
                expected = expected.subtract(BigInteger.valueOf(part)).add(BigInteger.valueOf(parts.get(at)));
            } else {
                final long part = parts.remove(random.nextInt(parts.size()));
                remove(part, Knowledge.KNOWN);
                expected = expected.subtract(BigInteger.valueOf(part));
            }
            final boolean fits = expected.bitLength() < Long.SIZE;
            assertThat(sum().isKnown()).as("seed %d", seed).isEqualTo(fits);
            assertThat(sum().value())
                    .as("after %d changes, seed %d", i, seed)
                    .isEqualTo(fits ? expected.longValue() : expected.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        }
    }

    @Test
    void shouldBeKnownWhenAllPartsAre() {
        add(5, Knowledge.KNOWN);
        add(0, Knowledge.NO_MARK_PRICE);
        assertThat(sum().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(sum().value()).as("what is known").isEqualTo(5);
        add(0, Knowledge.OVERFLOW);
        remove(0, Knowledge.NO_MARK_PRICE);
        assertThat(sum().knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(sum().value()).isEqualTo(Long.MAX_VALUE);
        remove(0, Knowledge.OVERFLOW);
        assertThat(sum().isKnown()).isTrue();
        assertThat(sum().value()).isEqualTo(5);
        assertThat(total.isNothing()).isFalse();
        remove(5, Knowledge.KNOWN);
        assertThat(total.isNothing()).isTrue();
    }

    @Test
    void shouldExchangeAPartForAnAnswerOnly() {
        add(5, Knowledge.KNOWN);
        add(0, Knowledge.NO_MARK_PRICE);
        final Amount sum = new Amount();
        total.addTo(sum, one, 0, Knowledge.NO_MARK_PRICE, 7, Knowledge.KNOWN);
        assertThat(sum.isKnown()).isTrue();
        assertThat(sum.value()).isEqualTo(12);
        assertThat(sum().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(sum().value()).isEqualTo(5);
    }

    @Test
    void shouldSaturateSumsOfAmounts() {
        final Amount amount = new Amount();
        assertThat(amount.add(Long.MAX_VALUE).add(1).value()).isEqualTo(Long.MAX_VALUE);
        assertThat(amount.knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(amount.subtract(5).value()).as("it stays there").isEqualTo(Long.MAX_VALUE);
        assertThat(amount.clear().subtract(Long.MIN_VALUE).value()).isEqualTo(Long.MAX_VALUE);
        assertThat(amount.clear().subtract(Long.MAX_VALUE).subtract(2).value()).isEqualTo(Long.MIN_VALUE);
        assertThat(amount.clear()
                        .lack(Knowledge.NO_CONVERSION)
                        .lack(Knowledge.NO_MARK_PRICE)
                        .knowledge())
                .as("the first reason")
                .isEqualTo(Knowledge.NO_CONVERSION);
    }
}
