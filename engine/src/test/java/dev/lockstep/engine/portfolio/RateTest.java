package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.d;
import static dev.lockstep.engine.portfolio.PortfolioDesk.money;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rates over quoted pairs, against exact quotients. */
final class RateTest {
    private final Currency dollars = new Currency(0, "USD", 6, MoneyUnit.SMALLEST);
    private final Currency euros = new Currency(1, "EUR", 6, MoneyUnit.SMALLEST);
    private final Currency yen = new Currency(2, "JPY", 6, MoneyUnit.SMALLEST);
    private final Currency satoshis = new Currency(3, "BTC", 8, MoneyUnit.SMALLEST);
    private final Currency fineDollars = new Currency(4, "USD", 8, MoneyUnit.SMALLEST);

    private static CurrencyPair pair(final String base, final String quote, final String mark) {
        final CurrencyPair pair = new CurrencyPair(base, quote);
        pair.mark(d(mark));
        return pair;
    }

    private static Amount convert(final Rate rate, final long money) {
        final Amount sum = new Amount();
        rate.addTo(sum, money);
        return sum;
    }

    private static Rate routed(
            final Currency from, final Currency to, final CurrencyPair first, final CurrencyPair second) {
        final Rate rate = new Rate(from, to);
        rate.route(first, second);
        return rate;
    }

    @Test
    void shouldConvertDirectlyInverselyAndOverAThirdCurrency() {
        final CurrencyPair eurUsd = pair("EUR", "USD", "1.25");
        final CurrencyPair usdJpy = pair("USD", "JPY", "150");
        assertThat(convert(routed(euros, dollars, eurUsd, null), money("100")).value())
                .isEqualTo(money("125"));
        assertThat(convert(routed(dollars, euros, eurUsd, null), money("100")).value())
                .isEqualTo(money("80"));
        assertThat(convert(routed(euros, yen, eurUsd, usdJpy), money("2")).value())
                .isEqualTo(money("375"));
        assertThat(convert(routed(yen, euros, usdJpy, eurUsd), money("-375")).value())
                .isEqualTo(money("-2"));
        // A third of a millionth more than 0.006666: rounded once.
        assertThat(convert(routed(yen, dollars, usdJpy, null), money("1")).value())
                .isEqualTo(6_667);
    }

    @Test
    void shouldConvertBetweenMoneyScales() {
        final CurrencyPair btcUsd = pair("BTC", "USD", "64000");
        assertThat(convert(routed(satoshis, dollars, btcUsd, null), 150_000_000L)
                        .value())
                .isEqualTo(money("96000"));
        assertThat(convert(routed(dollars, satoshis, btcUsd, null), money("96000"))
                        .value())
                .isEqualTo(150_000_000L);
        assertThat(convert(new Rate(dollars, fineDollars), money("1.234567")).value())
                .isEqualTo(123_456_700L);
        assertThat(convert(new Rate(fineDollars, dollars), 123_456_760L).value())
                .isEqualTo(money("1.234568"));
    }

    @Test
    void shouldSayThatARateIsNotKnownInsteadOfTakingOne() {
        final Rate unrouted = new Rate(euros, dollars);
        assertThat(unrouted.isKnown()).isFalse();
        assertThat(convert(unrouted, 1).knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(convert(unrouted, 1).value()).isZero();
        assertThat(convert(unrouted, 0).isKnown()).as("nothing needs no rate").isTrue();
        final CurrencyPair unquoted = new CurrencyPair("EUR", "USD");
        assertThat(routed(euros, dollars, unquoted, null).isKnown()).isFalse();
        assertThat(routed(euros, yen, unquoted, pair("USD", "JPY", "150")).isKnown())
                .isFalse();
        assertThat(routed(euros, yen, pair("EUR", "USD", "1.1"), new CurrencyPair("USD", "JPY"))
                        .isKnown())
                .isFalse();
    }

    @Test
    void shouldFollowItsPair() {
        final CurrencyPair eurUsd = pair("EUR", "USD", "1.25");
        final Rate rate = routed(euros, dollars, eurUsd, null);
        eurUsd.mark(d("1.5"));
        rate.update();
        assertThat(convert(rate, money("2")).value()).isEqualTo(money("3"));
        eurUsd.mark(0);
        rate.update();
        assertThat(rate.isKnown()).isFalse();
    }

    @Test
    void shouldSaturateWhatDoesNotFit() {
        final Rate rate = routed(dollars, yen, pair("USD", "JPY", "150"), null);
        assertThat(convert(rate, Long.MAX_VALUE / 100).value()).isEqualTo(Long.MAX_VALUE);
        assertThat(convert(rate, Long.MAX_VALUE / 100).knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(convert(rate, Long.MIN_VALUE / 100).value()).isEqualTo(Long.MIN_VALUE);
        assertThat(convert(rate, Long.MIN_VALUE).knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(convert(rate, Long.MAX_VALUE / 151).isKnown()).isTrue();
        // A rate of 10^18 and more, and one too small for any amount to be a unit of the other currency.
        final CurrencyPair vast = pair("USD", "JPY", "90000000000");
        final CurrencyPair vaster = pair("EUR", "USD", "90000000000");
        assertThat(convert(routed(euros, yen, vaster, vast), 1).knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(convert(routed(yen, euros, vast, vaster), Long.MAX_VALUE).value())
                .isZero();
    }

    @Test
    void shouldBeWithinOneUnitOfTheExactProduct() {
        final long seed = 77;
        final Random random = new Random(seed);
        int exact = 0;
        for (int i = 0; i < 200_000; i++) {
            final CurrencyPair one = random(random, "EUR", "USD");
            final CurrencyPair two = random(random, "USD", "JPY");
            final boolean forward = random.nextBoolean();
            final Rate rate = forward ? routed(euros, yen, one, two) : routed(yen, euros, two, one);
            final long money = random.nextLong() >> 8 + random.nextInt(40);
            final BigDecimal product = BigDecimal.valueOf(one.mark(), 8).multiply(BigDecimal.valueOf(two.mark(), 8));
            final BigDecimal expected = forward
                    ? BigDecimal.valueOf(money).multiply(product)
                    : BigDecimal.valueOf(money).divide(product, new MathContext(60, RoundingMode.HALF_EVEN));
            final Amount converted = convert(rate, money);
            if (expected.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                assertThat(converted.knowledge()).isEqualTo(Knowledge.OVERFLOW);
            } else if (expected.abs().compareTo(BigDecimal.valueOf(1L << 56)) < 0) {
                final BigDecimal error = expected.subtract(BigDecimal.valueOf(converted.value()));
                assertThat(error.abs()).as("of %d, seed %d", money, seed).isLessThanOrEqualTo(BigDecimal.ONE);
                exact += BigDecimal.valueOf(converted.value()).compareTo(expected.setScale(0, RoundingMode.HALF_EVEN))
                                == 0
                        ? 1
                        : 0;
            }
        }
        assertThat(exact).as("conversions that are exact to the unit").isGreaterThan(100_000);
    }

    private static CurrencyPair random(final Random random, final String base, final String quote) {
        final CurrencyPair pair = new CurrencyPair(base, quote);
        pair.mark(1 + (random.nextLong() >>> 20 + random.nextInt(30)));
        return pair;
    }
}
